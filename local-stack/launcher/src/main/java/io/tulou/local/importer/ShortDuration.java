package io.tulou.local.importer;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 90s}, {@code 5m}, {@code 1h30m} and what {@link Duration#parse} reads. */
final class ShortDuration implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    try {
      return Duration.parse(text.startsWith("P") ? text : "PT" + text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("'" + text + "' is not a time such as 90s or 5m");
    }
  }
}
