package io.tulou.local.launcher;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The five services, in the order in which they are listed. */
public enum Service {
  BFF("bff", 8080, false),
  COMMENT_SERVICE("comment-service", 8081, true),
  FEED_SERVICE("feed-service", 8082, true),
  HISTORY_SERVICE("history-service", 8083, true),
  COMMENT_JOB("comment-job", 8084, true);

  private final String label;
  private final int standardPort;
  private final boolean ownsUser;

  Service(String label, int standardPort, boolean ownsUser) {
    this.label = label;
    this.standardPort = standardPort;
    this.ownsUser = ownsUser;
  }

  /** The name in messages, which is the module's folder too. */
  public String label() {
    return label;
  }

  int standardPort() {
    return standardPort;
  }

  /** Whether it logs in to the database, as a user of its own. */
  boolean ownsUser() {
    return ownsUser;
  }

  Path jar(Path root) {
    return root.resolve(label).resolve("target").resolve(label + "-0.1.0-SNAPSHOT.jar");
  }

  static Optional<Service> named(String label) {
    return Arrays.stream(values()).filter(service -> service.label.equals(label)).findFirst();
  }
}
