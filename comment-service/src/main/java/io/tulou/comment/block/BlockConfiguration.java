package io.tulou.comment.block;

import io.tulou.common.identity.InternalCalls;
import io.tulou.common.identity.InternalTokens;
import io.tulou.contract.http.BlockApi;
import java.net.http.HttpClient;
import java.util.concurrent.ExecutorService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.json.JsonMapper;

/** The one call of this service to another. */
@Configuration(proxyBeanMethods = false)
class BlockConfiguration {
  @Bean(destroyMethod = "close")
  HttpClient blockHttp(BlockProperties properties, ExecutorService loadThreads) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(properties.patience())
        .executor(loadThreads)
        .build();
  }

  @Bean
  BlockApi blockApi(
      HttpClient blockHttp,
      BlockProperties properties,
      InternalTokens tokens,
      ExecutorService loadThreads) {
    var requests = new JdkClientHttpRequestFactory(blockHttp, loadThreads);
    requests.setReadTimeout(properties.patience());
    var client =
        RestClient.builder()
            .baseUrl(properties.feedService())
            .requestFactory(requests)
            .configureMessageConverters(converters ->
                converters.withJsonConverter(
                    new JacksonJsonHttpMessageConverter(JsonMapper.builder().build())))
            .requestInterceptor(new InternalCalls(tokens))
            .build();
    return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
        .build()
        .createClient(BlockApi.class);
  }
}
