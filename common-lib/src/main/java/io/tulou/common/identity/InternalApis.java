package io.tulou.common.identity;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Contracts of other services as calls to one address, signed, in JSON. For services that ask each
 * other now and then; the door has its own, with balancing and throttling. How many calls are made
 * at once is the caller's to bound.
 */
public final class InternalApis implements AutoCloseable {
  private final InternalTokens tokens;
  private final Duration patience;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http;

  /**
   * @param patience how long connecting, and then each answer, may take
   */
  public InternalApis(InternalTokens tokens, Duration patience) {
    this.tokens = tokens;
    this.patience = patience;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .executor(threads)
            .build();
  }

  public <T> T at(URI service, Class<T> contract) {
    var requests = new JdkClientHttpRequestFactory(http, threads);
    requests.setReadTimeout(patience);
    var client =
        RestClient.builder()
            .baseUrl(service)
            .requestFactory(requests)
            .configureMessageConverters(converters ->
                converters.withJsonConverter(
                    new JacksonJsonHttpMessageConverter(JsonMapper.builder().build())))
            .requestInterceptor(new InternalCalls(tokens))
            .build();
    return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
        .build()
        .createClient(contract);
  }

  /** Calls under way fail. */
  @Override
  public void close() {
    http.shutdownNow();
    threads.shutdownNow();
  }
}
