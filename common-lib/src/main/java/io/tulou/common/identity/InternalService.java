package io.tulou.common.identity;

import io.tulou.common.deadline.StoreDeadlines;
import io.tulou.common.web.JsonForms;
import io.tulou.common.web.StoreAdvice;
import io.tulou.common.web.StrictParameters;
import io.tulou.common.web.WebBasics;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Everything a service behind the door has in common; imported by its application class. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InternalProperties.class)
@Import({WebBasics.class, JsonForms.class, StoreAdvice.class, StoreDeadlines.class})
public class InternalService implements WebMvcConfigurer {
  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CallerArgument());
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new StrictParameters()).addPathPatterns("/v1/**");
  }

  @Bean
  InternalTokens internalTokens(InternalProperties properties, Clock clock) {
    return new InternalTokens(properties.keyBytes(), clock);
  }

  @Bean
  FilterRegistrationBean<InternalFilter> internalFilter(InternalTokens tokens, JsonMapper json) {
    var registration = new FilterRegistrationBean<>(new InternalFilter(tokens, json));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return registration;
  }
}
