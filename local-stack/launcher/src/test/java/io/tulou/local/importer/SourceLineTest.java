package io.tulou.local.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tulou.local.importer.SourceItem.Comment;
import io.tulou.local.importer.SourceItem.Kind;
import io.tulou.local.importer.SourceItem.Subject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceLineTest {
  private static final Instant WHEN = Instant.parse("2014-01-21T20:26:05.383Z");

  @Test
  void aSubjectHasAnOwnerATitleAndItsTime() throws BadLine {
    var item =
        SourceLine.read(
            """
            {"kind":"subject","id":1,"user":7,"ts":"2014-01-21T20:26:05.383","score":17,
             "title":" What is a hop? ","tags":"<hops>","views":698,"text":"<p>?</p>","edited":null}
            """);

    assertThat(item).isEqualTo(new Subject(1, 7, WHEN, "What is a hop?"));
  }

  @Test
  void aRootTakesNoLikesFromItsScore() throws BadLine {
    var item =
        SourceLine.read(
            """
            {"kind":"root","id":4,"subject":1,"user":12,"ts":"2014-01-21T20:26:05.383","score":12,
             "text":"<p>Hi</p>","edited":"2014-01-21T21:36:38.133"}
            """);

    assertThat(item)
        .isEqualTo(
            new Comment(
                Kind.ROOT,
                4,
                1,
                0,
                12,
                WHEN,
                Instant.parse("2014-01-21T21:36:38.133Z"),
                "<p>Hi</p>",
                0));
  }

  @ParameterizedTest
  @CsvSource({"0, ", "4, root/4"})
  void aReplyToTheSubjectItselfHasNoParent(long root, String parentKey) throws BadLine {
    var item = (Comment) SourceLine.read(reply("\"root\":" + root + ",\"user\":7,\"score\":3"));

    assertThat(item.sourceKey()).isEqualTo("reply/10000001");
    assertThat(item.parentKey()).isEqualTo(parentKey);
    assertThat(item.score()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"\"root\":0", "\"root\":0,\"user\":null", "\"root\":0,\"user\":0"})
  void aUserWhoIsGoneIsUserZero(String fields) throws BadLine {
    assertThat(SourceLine.read(reply(fields)).user()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\":                                       | not JSON",
        "[1]                                              | kind must be a string",
        "{\"kind\":\"poll\"}                              | none of subject, root, reply",
        "{\"kind\":\"subject\",\"id\":0}                  | id must be positive, is 0",
        "{\"kind\":\"subject\",\"id\":\"1\"}              | id must be a whole number",
        "{\"kind\":\"subject\",\"id\":1,\"user\":-1}      | user must not be negative",
        "{\"kind\":\"subject\",\"id\":1,\"user\":2147483647}     | user is over 2147483646",
        "{\"kind\":\"subject\",\"id\":1,\"user\":7,\"ts\":\"x\"} | ts is not a time: x",
      })
  void whatIsWrongWithALineIsSaid(String line, String reason) {
    assertThatThrownBy(() -> SourceLine.read(line))
        .isInstanceOf(BadLine.class)
        .hasMessageContaining(reason);
  }

  private static String reply(String fields) {
    return """
    {"kind":"reply","id":10000001,"subject":5,"ts":"2014-01-21T20:34:28.740","text":"Taste.",%s}
    """
        .formatted(fields);
  }
}
