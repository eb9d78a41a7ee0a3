package io.tulou.common.redis;

import io.tulou.common.watch.Watch;
import java.util.Objects;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.NameMatchMethodPointcutAdvisor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * To be imported by a service that can do without Redis: while Redis hangs, connections to it are
 * refused at once, as if it were gone.
 */
@Configuration(proxyBeanMethods = false)
public class HangingRedisGuard {
  /** Made before the post-processor that needs it, so not itself to be processed. */
  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static HangingRedis hangingRedis() {
    return new HangingRedis();
  }

  @Bean
  static BeanPostProcessor guardedConnections(HangingRedis hangingRedis) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof LettuceConnectionFactory factory
            ? guarded(factory, hangingRedis)
            : bean;
      }
    };
  }

  @Bean
  Watch redisPings(HangingRedis hangingRedis, RedisConnectionFactory redis) {
    var unguarded = unguarded(redis);
    return new Watch("redis", HangingRedis.PING_EVERY, () -> look(hangingRedis, unguarded));
  }

  /** Of the same class, since Boot asks for more than one of its interfaces. */
  static LettuceConnectionFactory guarded(LettuceConnectionFactory factory, HangingRedis hanging) {
    MethodInterceptor check =
        call -> {
          hanging.check();
          return call.proceed();
        };
    var advisor = new NameMatchMethodPointcutAdvisor(check);
    advisor.setMappedNames("getConnection", "getClusterConnection");
    var proxy = new ProxyFactory(factory);
    proxy.setProxyTargetClass(true);
    proxy.addAdvisor(advisor);
    return (LettuceConnectionFactory) proxy.getProxy();
  }

  private static void look(HangingRedis hangingRedis, LettuceConnectionFactory unguarded) {
    try {
      hangingRedis.look(unguarded);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static LettuceConnectionFactory unguarded(RedisConnectionFactory redis) {
    return (LettuceConnectionFactory)
        Objects.requireNonNullElse(AopProxyUtils.getSingletonTarget(redis), redis);
  }
}
