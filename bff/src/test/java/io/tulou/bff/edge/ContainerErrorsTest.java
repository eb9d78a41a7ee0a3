package io.tulou.bff.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.bff.testing.DoorTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerErrorsTest extends DoorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET /v1/comments/1%00 HTTP/1.1~Host: a~~ | 400
          GET /v1/..%2f..%2fetc HTTP/1.1~Host: a~~ | 400
          GET /v1/%2e%2e/x HTTP/1.1~Host: a~~ | 400
          GET /v1/feed HTTP/1.1~~ | 400
          GET /v1/feed HTTP/1.1~Host: a~Host: b~~ | 400
          GET /v1/feed HTTP/1.1~Host : a~~ | 400
          GET /v1/feed HTTP/1.1~Host: a~X: b~ folded~~ | 400
          POST /v1/posts HTTP/1.1~Host: a~Content-Length: 2~Transfer-Encoding: chunked~~0~~ | 400
          POST /v1/posts HTTP/1.1~Host: a~Content-Length: 2~Content-Length: 3~~{}~ | 400
          POST /v1/posts HTTP/1.1~Host: a~Content-Length: +2~~{}~ | 400
          GET /v1/feed HTTP/1.1~Host: a~Authorization: Bearer a~Authorization: Bearer b~~ | 400
          GET /v1/comments/1/replies?limit=%zz HTTP/1.1~Host: a~~ | 400
          GET /v1/comments/1/replies?limit=% HTTP/1.1~Host: a~~ | 400
          GET /v1/comment-counts?subject=%zz HTTP/1.1~Host: a~~ | 400
          GET http://evil.test/v1/feed HTTP/1.1~Host: a~~ | 400
          GET /v1/feed HTTP/1.1~Host: a~Expect: foo~~ | 417
          OPTIONS * HTTP/1.1~Host: a~~ | 404
          CONNECT a:1 HTTP/1.1~Host: a:1~~ | 404
          TRACE /v1/feed HTTP/1.1~Host: a~~ | 405
          """)
  void whatTheContainerRefusesIsAProblemToo(String request, int status) throws IOException {
    var answer = raw(request.replace("~", "\r\n"));

    assertThat(answer).startsWith("HTTP/1.1 " + status);
    assertThat(answer).containsIgnoringCase("Content-Type: application/problem+json");
    assertThat(answer).containsIgnoringCase("Trace-Id: ");
    assertThat(answer).doesNotContain("<html", "jetty", "Jetty");
  }

  @Test
  void headersAndAddressesHaveASize() throws IOException {
    var host = "HTTP/1.1\r\nHost: a\r\n";

    assertThat(raw("GET /v1/comments/" + "1".repeat(9_000) + " " + host + "\r\n"))
        .startsWith("HTTP/1.1 414")
        .contains("uri-too-long");
    assertThat(raw("GET /v1/feed " + host + "X: " + "a".repeat(9_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431")
        .contains("headers-too-large");
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
