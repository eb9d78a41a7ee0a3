package io.tulou.common.letter;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whose doing a message is: whoever stands in it as its author or member, at whatever depth. Who is
 * only spoken to is not. What is no JSON is everybody's whose number is in it.
 */
final class Doer {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> NAMES = Set.of("authorId", "memberId");

  private Doer() {}

  static boolean isDoneBy(long memberId, byte @Nullable [] message) {
    if (message == null || message.length == 0) {
      return false;
    }
    var member = Long.toString(memberId);
    try {
      return names(JSON.readTree(message), member);
    } catch (JacksonException broken) {
      var text = new String(message, StandardCharsets.UTF_8);
      return Pattern.compile("(?<![0-9])" + member + "(?![0-9])").matcher(text).find();
    }
  }

  private static boolean names(JsonNode node, String member) {
    return node.propertyStream()
            .anyMatch(field ->
                NAMES.contains(field.getKey())
                    && field.getValue().isValueNode()
                    && field.getValue().asString().equals(member))
        || node.valueStream().anyMatch(child -> names(child, member));
  }
}
