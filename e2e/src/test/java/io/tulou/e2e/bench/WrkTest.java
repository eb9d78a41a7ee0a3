package io.tulou.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import org.junit.jupiter.api.Test;

class WrkTest {
  private static final String SAID =
      """
      Running 4s test @ http://127.0.0.1:8080/
        1 threads and 64 connections
        Thread Stats   Avg      Stdev     Max   +/- Stdev
          Latency     1.02ms  404.59us  15.87ms   91.19%
          Req/Sec    62.67k     1.56k   65.01k    92.50%
        Latency Distribution
           50%  987.00us
           75%    1.15ms
           90%    1.30ms
           99%    1.02s
        249540 requests in 4.00s, 2.02GB read
      Requests/sec:  62339.81
      Transfer/sec:    516.57MB
      """;

  @Test
  void whatWrkSaysIsRead() throws Exception {
    assertThat(Wrk.parse(SAID, true))
        .isEqualTo(new Wrk.Result(249_540, 0, 62_339.81, 0.987, 1_020));
  }

  @Test
  void refusedAnswersAreCounted() throws Exception {
    assertThat(Wrk.parse(SAID + "  Non-2xx or 3xx responses: 17\n", true).refused()).isEqualTo(17);
  }

  @Test
  void lostConnectionsMakeARoundWorthless() {
    assertThatIOException()
        .isThrownBy(() ->
            Wrk.parse(SAID + "  Socket errors: connect 0, read 3, write 0, timeout 0\n", true));
  }
}
