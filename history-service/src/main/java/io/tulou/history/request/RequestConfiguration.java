package io.tulou.history.request;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the strictness about parameters before the public paths. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration implements WebMvcConfigurer {
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new StrictParameters()).addPathPatterns("/v1/**");
  }
}
