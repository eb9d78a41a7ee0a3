package io.tulou.common.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Times always with three digits of a second, words of the contract never by number. */
@Configuration(proxyBeanMethods = false)
public class JsonForms {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @Bean
  JsonMapperBuilderCustomizer forms() {
    var times = new SimpleModule("times").addSerializer(Instant.class, new TimeSerializer());
    return builder -> builder.addModule(times).enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
  }

  private static final class TimeSerializer extends StdSerializer<Instant> {
    TimeSerializer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator out, SerializationContext context) {
      out.writeString(TIME.format(time));
    }
  }
}
