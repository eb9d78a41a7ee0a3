package io.tulou.bff;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The door of the platform. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BffApplication {
  /** Shorter than the 30 s after which a service closes an idle connection. */
  private static final String KEEP_ALIVE_SECONDS = "15";

  static void main(String[] arguments) {
    System.setProperty("jdk.httpclient.keepalive.timeout", KEEP_ALIVE_SECONDS);
    SpringApplication.run(BffApplication.class, arguments);
  }
}
