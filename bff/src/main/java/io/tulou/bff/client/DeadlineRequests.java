package io.tulou.bff.client;

import io.tulou.common.deadline.Deadline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;

/** Requests that wait no longer than the current deadline leaves, headers and body together. */
final class DeadlineRequests implements ClientHttpRequestFactory {
  private final HttpClient http;
  private final ExecutorService threads;
  private final Duration longest;

  DeadlineRequests(HttpClient http, ExecutorService threads, Duration longest) {
    this.http = http;
    this.threads = threads;
    this.longest = longest;
  }

  @Override
  public ClientHttpRequest createRequest(URI uri, HttpMethod method) throws IOException {
    var requests = new JdkClientHttpRequestFactory(http, threads);
    var wait = Deadline.leftOr(longest);
    requests.setReadTimeout(wait.compareTo(Deadline.MINIMUM) < 0 ? Deadline.MINIMUM : wait);
    return requests.createRequest(uri, method);
  }
}
