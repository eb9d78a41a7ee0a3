package io.tulou.history.request;

import io.tulou.common.web.ApiException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times and zones as the public contract writes them. */
public final class Times {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final int LONGEST = 64;

  private Times() {}

  /** RFC 3339 in UTC with exactly three digits of a second. */
  public static String write(Instant time) {
    return FORM.format(time);
  }

  /** RFC 3339 with any offset, to the millisecond. */
  public static Instant read(String field, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException malformed) {
      throw ApiException.invalid(field, "must be a time such as 2026-11-21T03:04:05.678Z");
    }
  }

  /** A zone of the IANA database, or an offset. */
  public static ZoneId zone(String field, String text) {
    try {
      if (text.length() <= LONGEST) {
        return ZoneId.of(text);
      }
    } catch (DateTimeException malformed) {
      // Refused below.
    }
    throw ApiException.invalid(field, "must be a time zone such as Europe/Berlin");
  }
}
