package io.tulou.bff.page;

import io.tulou.common.identity.CallerArgument;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** JSON and arguments as the public contract has them. */
@Configuration(proxyBeanMethods = false)
public class PublicJson implements WebMvcConfigurer {
  /** Members in the order they are written down; times with exactly three fractional digits. */
  @Bean
  JsonMapperBuilderCustomizer publicShape() {
    return PublicJson::apply;
  }

  static void apply(JsonMapper.Builder builder) {
    builder
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .addModule(
            new SimpleModule("public times").addSerializer(Instant.class, new Milliseconds()));
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CallerArgument());
    resolvers.add(new PageQueryArgument());
    resolvers.add(new SubjectArgument());
  }

  private static final class Milliseconds extends StdSerializer<Instant> {
    private static final DateTimeFormatter FORMAT =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    Milliseconds() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator out, SerializationContext context) {
      out.writeString(FORMAT.format(time));
    }
  }
}
