package io.tulou.commentjob.neighbour;

import io.tulou.common.deadline.Deadline;
import io.tulou.common.identity.InternalCalls;
import io.tulou.common.identity.InternalTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.json.JsonMapper;

/** Calls to them, each with a deadline. */
public final class Neighbours implements AutoCloseable {
  private final HttpClient http;
  private final InternalTokens tokens;
  private final NeighbourProperties properties;
  private final Duration patience;

  public Neighbours(InternalTokens tokens, NeighbourProperties properties) {
    this.tokens = tokens;
    this.properties = properties;
    this.patience = properties.patience();
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  public <T> T feedService(Class<T> api) {
    return to(properties.feedService(), api);
  }

  public <T> T historyService(Class<T> api) {
    return to(properties.historyService(), api);
  }

  private <T> T to(URI service, Class<T> api) {
    var requests = new JdkClientHttpRequestFactory(http);
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
        .createClient(api);
  }

  /** Makes a call that must have ended when the patience is over. */
  public <T> T inTime(Supplier<T> call) {
    return Deadline.in(patience).call(call::get);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
