package io.tulou.bff.screen;

import io.tulou.bff.client.Service;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Reads what a service publishes under {@code /v1}, to be shown as it is. */
@Component
class ServiceReads {
  private final RestClient calls;

  ServiceReads(RestClient serviceCalls) {
    this.calls = serviceCalls;
  }

  /**
   * The JSON at that path.
   *
   * @param path with {@code {}} for each value
   */
  JsonNode get(Service service, String path, Object... values) {
    return Objects.requireNonNull(
        calls.get().uri(service.address() + path, values).retrieve().body(JsonNode.class));
  }
}
