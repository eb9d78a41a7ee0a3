package io.tulou.local.server;

/** The servers, with the names they have in messages, log files and pid files. */
public enum ServerKind {
  MARIADB("mariadb"),
  REDIS("redis"),
  KAFKA("kafka"),
  ELASTICSEARCH("elasticsearch");

  private final String label;

  ServerKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
