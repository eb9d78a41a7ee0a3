package io.tulou.bff.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/** JSON that is ready, as a part of an answer that is not. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RawJson(byte[] bytes) {
  @JsonValue
  @JsonRawValue
  String json() {
    return new String(bytes, UTF_8);
  }
}
