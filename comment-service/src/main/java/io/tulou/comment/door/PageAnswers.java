package io.tulou.comment.door;

import io.tulou.page.PageConverter;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Pages go to the door as they are. */
@Configuration(proxyBeanMethods = false)
class PageAnswers implements WebMvcConfigurer {
  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters.addCustomConverter(new PageConverter());
  }
}
