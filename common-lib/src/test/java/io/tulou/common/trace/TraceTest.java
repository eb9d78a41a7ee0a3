package io.tulou.common.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class TraceTest {
  private static final String ID = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "00-" + ID + "-b7ad6b7169203331-01";

  @Test
  void aWellFormedTraceIsGoneOnWith() {
    var first = Trace.begin(PARENT, 0);
    var second = Trace.resume(first.keep().header()).orElseThrow();

    assertThat(first.traceId()).isEqualTo(ID);
    assertThat(first.parentId()).isEqualTo("b7ad6b7169203331");
    assertThat(second.traceId()).isEqualTo(ID);
    assertThat(second.parentId()).isEqualTo(first.spanId());
    assertThat(second.kept()).isTrue();
    assertThat(Trace.resume(first.header()).orElseThrow().kept()).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "x\r\nSet-Cookie: a"
      })
  void anythingElseIsReplaced(String header) {
    var trace = Trace.begin(header, 1);

    assertThat(trace.traceId()).matches("[0-9a-f]{32}");
    assertThat(trace.header()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    assertThat(trace.parentId()).isNull();
    assertThat(Trace.resume(header)).isEmpty();
  }

  @Test
  void theIdAloneDecidesWhetherATraceIsKeptInTheShareThatIsAskedFor() {
    long kept =
        IntStream.range(0, 20_000)
            .mapToObj(_ -> Trace.newTraceId())
            .filter(id -> {
              var header = "00-" + id + "-b7ad6b7169203331-00";
              assertThat(Trace.begin(header, 0.1).kept())
                  .isEqualTo(Trace.begin(header, 0.1).kept())
                  .isEqualTo(Trace.isChosen(id, 0.1));
              // What is chosen for a small share is for a larger one.
              return Trace.isChosen(id, 0.1) && Trace.isChosen(id, 0.2);
            })
            .count();

    assertThat(kept).isBetween(1_750L, 2_250L);
    assertThat(Trace.begin(PARENT, 0).kept()).isFalse();
  }

  @Test
  void theLogCarriesTheTraceWhileItsWorkIsDone() {
    var trace = Trace.begin(PARENT, 0);

    assertThat(trace.call(() -> MDC.get("traceId"))).isEqualTo(ID);
    assertThat(trace.call(() -> Trace.current().orElseThrow())).isEqualTo(trace);
    assertThat(MDC.get("traceId")).isNull();
    assertThat(Trace.current()).isEmpty();
  }

  @Test
  void whatFailsIsWrittenAlwaysAndTheRestOfTracesThatAreKept() {
    var logger = (Logger) LoggerFactory.getLogger("io.tulou.span");
    var written = new ListAppender<ILoggingEvent>();
    written.start();
    logger.addAppender(written);
    logger.setLevel(Level.INFO);
    try {
      var quiet = Trace.begin(PARENT, 0);
      Span.begunAt(quiet, "GET /v1/feed", System.nanoTime()).end(false, "200");
      Span.begunAt(quiet, "GET /v1/posts/{id}", System.nanoTime()).end(true, "503");
      Span.begunAt(quiet.keep(), "GET /v1/live", System.nanoTime()).end(false, "200");
    } finally {
      logger.detachAppender(written);
      logger.setLevel(null);
    }

    assertThat(written.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("GET /v1/posts/{id} 503", "GET /v1/live 200");
    assertThat(written.list.getFirst().getKeyValuePairs())
        .anySatisfy(pair -> {
          assertThat(pair.key).isEqualTo("span.trace");
          assertThat(pair.value).isEqualTo(ID);
        });
  }
}
