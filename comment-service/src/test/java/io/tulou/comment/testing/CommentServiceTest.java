package io.tulou.comment.testing;

import io.tulou.comment.CommentServiceApplication;
import io.tulou.common.identity.Caller;
import io.tulou.common.identity.InternalTokens;
import io.tulou.contract.http.CommentApi;
import io.tulou.page.PageConverter;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** The service as it runs, called over HTTP as the BFF calls it. One context for all subclasses. */
@SpringBootTest(
    classes = CommentServiceApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(StatementCounter.class)
public abstract class CommentServiceTest {
  protected static final Caller MODERATOR = new Caller(900, Set.of("moderate"), null, null);
  protected static final Caller ADMIN = new Caller(901, Set.of("admin"), null, null);

  private static final InternalTokens TOKENS =
      new InternalTokens(Platform.INTERNAL_KEY, Clock.systemUTC());

  private static final JdkClientHttpRequestFactory CONNECTIONS = new JdkClientHttpRequestFactory();

  @LocalServerPort private int port;
  @Autowired protected StringRedisTemplate redis;
  @Autowired protected StatementCounter statements;

  protected final Rows rows = new Rows(Platform.admin());

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    Platform.properties().forEach((name, value) -> registry.add(name, () -> value));
  }

  protected static Caller member(long memberId) {
    return new Caller(memberId, Set.of(), "192.0.2.7", "test");
  }

  /** The internal interface through the same proxy that the BFF uses. */
  protected CommentApi api(Caller caller) {
    return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(http(caller)))
        .build()
        .createClient(CommentApi.class);
  }

  /** The plain paths; problems are not thrown but answered. */
  protected RestClient http(Caller caller) {
    return RestClient.builder()
        .baseUrl("http://127.0.0.1:" + port)
        .requestFactory(CONNECTIONS)
        .configureMessageConverters(
            converters -> converters.registerDefaults().addCustomConverter(new PageConverter()))
        .requestInterceptor((request, body, execution) -> {
          request.getHeaders().set(InternalTokens.HEADER, TOKENS.sign(caller));
          return execution.execute(request, body);
        })
        .build();
  }

  protected int port() {
    return port;
  }
}
