package io.tulou.common.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTest {
  private final JsonMapper json = StrictJson.mapper();

  record Body(String text, long count, boolean flag, @Nullable Integer maybe) {}

  @Test
  void readsWhatIsMeant() {
    var body = json.readValue("{\"text\":\"héllo\",\"count\":1,\"flag\":true}", Body.class);

    assertThat(body).isEqualTo(new Body("héllo", 1, true, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"a\",\"text\":\"b\",\"count\":1,\"flag\":true}",
        "{\"text\":\"a\",\"count\":1,\"flag\":true,\"state\":\"approved\"}",
        "{\"text\":\"a\",\"count\":1,\"flag\":true} {}",
        "{\"text\":\"a\",\"count\":1.9,\"flag\":true}",
        "{\"text\":\"a\",\"count\":\"12\",\"flag\":true}",
        "{\"text\":\"a\",\"count\":\"\",\"flag\":true}",
        "{\"text\":\"a\",\"count\":1,\"flag\":1}",
        "{\"text\":\"a\",\"count\":1,\"flag\":\"true\"}",
        "{\"text\":12,\"count\":1,\"flag\":true}",
        "{\"text\":true,\"count\":1,\"flag\":true}",
        "{\"text\":[],\"count\":1,\"flag\":true}",
        "{\"text\":\"a\",\"count\":1,\"flag\":true,\"maybe\":\"\"}",
        "{\"text\":\"a\",\"count\":null,\"flag\":true}",
        "{\"text\":\"a\",\"count\":1e400,\"flag\":true}",
        "{\"text\":\"a\",\"count\":NaN,\"flag\":true}",
        "{'text':'a','count':1,'flag':true}",
        "[]",
        ""
      })
  void refusesWhatIsNotMeantExactly(String text) {
    assertThatExceptionOfType(JacksonException.class)
        .isThrownBy(() -> json.readValue(text, Body.class));
  }

  @Test
  void refusesDepthAndLengthThatNoRequestNeeds() {
    assertThatExceptionOfType(JacksonException.class)
        .isThrownBy(() -> json.readTree("[".repeat(21) + "]".repeat(21)));
    assertThatExceptionOfType(JacksonException.class)
        .isThrownBy(() -> json.readTree("9".repeat(2_000)));
  }
}
