package io.tulou.common.log;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages of one sealed family as JSON. Names it does not know are passed over, so that an older
 * reader lives with a newer writer; what cannot be read at all is {@link Undecodable}.
 */
public final class MessageCodec<T> {
  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final Class<T> family;
  private final ObjectReader reader;
  private final ObjectWriter writer;

  public MessageCodec(Class<T> family) {
    this.family = family;
    this.reader = LENIENT.readerFor(family);
    this.writer = LENIENT.writerFor(family);
  }

  public byte[] encode(T message) {
    return writer.writeValueAsBytes(message);
  }

  /**
   * Reads one message.
   *
   * @throws Undecodable if the bytes are not a message of the family
   */
  public T decode(byte[] bytes) {
    try {
      @Nullable T message = reader.readValue(bytes);
      if (message == null) {
        throw new Undecodable(family, null);
      }
      return message;
    } catch (JacksonException unreadable) {
      throw new Undecodable(family, unreadable);
    }
  }
}
