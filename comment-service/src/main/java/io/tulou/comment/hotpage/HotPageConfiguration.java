package io.tulou.comment.hotpage;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class HotPageConfiguration {
  /** Behind the filter that says who calls. */
  private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

  @Bean
  FilterRegistrationBean<HotPageFilter> hotPageFilter(HotPages pages) {
    var registration = new FilterRegistrationBean<>(new HotPageFilter(pages));
    registration.addUrlPatterns("/internal/subjects/*");
    registration.setOrder(ORDER);
    return registration;
  }
}
