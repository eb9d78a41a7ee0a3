package io.tulou.local.server;

import java.io.IOException;

/** One server: how to lay out its directory, run it, and tell that it answers. */
sealed interface Server permits MariaDb, Redis, Kafka, Elasticsearch {
  ServerKind kind();

  /** Makes what a first start needs; costs next to nothing later. */
  void prepare() throws IOException, InterruptedException;

  ProcessSpec process();

  /** Whether it answers now; takes at most a second. */
  boolean isReady() throws IOException, InterruptedException;
}
