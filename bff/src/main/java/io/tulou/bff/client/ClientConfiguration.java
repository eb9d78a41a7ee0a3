package io.tulou.bff.client;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.common.identity.InternalCalls;
import io.tulou.common.identity.InternalProperties;
import io.tulou.common.identity.InternalTokens;
import io.tulou.contract.http.CommentApi;
import io.tulou.contract.http.FeedApi;
import io.tulou.contract.http.NotificationApi;
import io.tulou.page.PageConverter;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.json.JsonMapper;

/** The one HTTP client of the process and the typed interfaces over it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InternalProperties.class)
class ClientConfiguration {
  /** Forgives what a newer service adds: strictness is for what clients send. */
  private static final JsonMapper FORGIVING = JsonMapper.builder().build();

  @Bean
  InternalTokens internalTokens(InternalProperties properties, Clock clock) {
    return new InternalTokens(properties.keyBytes(), clock);
  }

  /** Without it the JDK's client starts platform threads and is several times slower. */
  @Bean(destroyMethod = "close")
  ExecutorService callThreads() {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("call-", 0).factory());
  }

  @Bean(destroyMethod = "close")
  HttpClient callHttp(ServiceProperties services, ExecutorService callThreads) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(services.connectTimeout())
        .executor(callThreads)
        .build();
  }

  /** For calls to any service; failures are refusals already. */
  @Bean
  RestClient serviceCalls(
      HttpClient callHttp,
      ExecutorService callThreads,
      ServiceProperties services,
      InternalTokens tokens,
      MeterRegistry meters) {
    return RestClient.builder()
        .requestFactory(new DeadlineRequests(callHttp, callThreads, services.readTimeout()))
        .configureMessageConverters(converters ->
            converters
                .withJsonConverter(new JacksonJsonHttpMessageConverter(FORGIVING))
                .addCustomConverter(new PageConverter()))
        .requestInterceptor(new CallGuard(meters))
        .requestInterceptor(new BalancedCalls(new Instances(services, callThreads), meters))
        .requestInterceptor(new InternalCalls(tokens))
        .defaultStatusHandler(new ServiceProblems(FORGIVING))
        .build();
  }

  @Bean
  CommentApi commentApi(RestClient serviceCalls) {
    return proxy(serviceCalls, Service.COMMENT, CommentApi.class);
  }

  @Bean
  FeedApi feedApi(RestClient serviceCalls) {
    return proxy(serviceCalls, Service.FEED, FeedApi.class);
  }

  @Bean
  NotificationApi notificationApi(RestClient serviceCalls) {
    return proxy(serviceCalls, Service.HISTORY, NotificationApi.class);
  }

  private static <T> T proxy(RestClient calls, Service service, Class<T> contract) {
    var client = calls.mutate().baseUrl(service.address()).build();
    return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
        .build()
        .createClient(contract);
  }
}
