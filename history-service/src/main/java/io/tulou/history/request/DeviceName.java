package io.tulou.history.request;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What a client calls the device: 1 to 64 code points, something of it visible. */
public final class DeviceName {
  private static final int MOST = 64;
  private static final int BRAILLE_BLANK = 0x2800;
  private static final int HANGUL_FILLER = 0x3164;

  private DeviceName() {}

  public static @Nullable String check(@Nullable String text) {
    if (text == null) {
      return null;
    }
    var name = text.strip();
    boolean isFine =
        name.codePointCount(0, name.length()) <= MOST
            && name.codePoints().allMatch(DeviceName::isAllowed)
            && name.codePoints().anyMatch(DeviceName::isVisible);
    if (!isFine) {
      throw new ApiException(
          ErrorCode.INVALID_TEXT, "device must be visible text of at most 64 characters");
    }
    return name;
  }

  private static boolean isAllowed(int codePoint) {
    int type = Character.getType(codePoint);
    return type != Character.SURROGATE && type != Character.CONTROL;
  }

  private static boolean isVisible(int codePoint) {
    return !Character.isWhitespace(codePoint)
        && !Character.isSpaceChar(codePoint)
        && Character.getType(codePoint) != Character.FORMAT
        && codePoint != BRAILLE_BLANK
        && codePoint != HANGUL_FILLER;
  }
}
