package io.tulou.bff.client;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A service behind the door. */
public enum Service {
  COMMENT,
  FEED,
  HISTORY,
  /** The comment workers, who do what operators ask. */
  JOB;

  /** As it stands in configuration and metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What stands for the service until an instance of it is chosen. */
  public URI address() {
    return URI.create("http://" + host());
  }

  /** The service that an address stands for. */
  static Optional<Service> of(URI address) {
    return Arrays.stream(values())
        .filter(service -> service.host().equals(address.getHost()))
        .findFirst();
  }

  private String host() {
    return label() + ".tulou.invalid";
  }
}
