package io.tulou.bff.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/**
 * An answer that has been read to its end: one that breaks off, or that the deadline cuts short, is
 * noticed where calls are guarded, and not while something makes sense of half of it.
 */
final class WholeAnswer implements ClientHttpResponse {
  private final HttpStatusCode status;
  private final String statusText;
  private final HttpHeaders headers;
  private final byte[] body;

  private WholeAnswer(HttpStatusCode status, String statusText, HttpHeaders headers, byte[] body) {
    this.status = status;
    this.statusText = statusText;
    this.headers = headers;
    this.body = body;
  }

  /**
   * Reads an answer.
   *
   * @throws IOException if it does not come to its end
   */
  static WholeAnswer of(ClientHttpResponse answer) throws IOException {
    try (answer) {
      return new WholeAnswer(
          answer.getStatusCode(),
          answer.getStatusText(),
          answer.getHeaders(),
          answer.getBody().readAllBytes());
    }
  }

  @Override
  public HttpStatusCode getStatusCode() {
    return status;
  }

  @Override
  public String getStatusText() {
    return statusText;
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public InputStream getBody() {
    return new ByteArrayInputStream(body);
  }

  @Override
  public void close() {
    // Closed when it was read.
  }
}
