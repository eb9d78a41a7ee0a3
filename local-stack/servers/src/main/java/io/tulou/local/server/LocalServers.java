package io.tulou.local.server;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The four servers as child processes. They start side by side; a caller that needs only some of
 * them waits only for those.
 *
 * <p>What an earlier, killed owner left running under the same data directory is ended first.
 */
public final class LocalServers implements Servers {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_PROBES = Duration.ofMillis(50);

  private final ServerOptions options;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<ServerKind, ManagedProcess> running = new ConcurrentHashMap<>();
  private final Map<ServerKind, CompletableFuture<Void>> ready = new EnumMap<>(ServerKind.class);

  private LocalServers(ServerOptions options) {
    this.options = options;
  }

  /** Starts them and waits until all four answer; when one fails, the others are stopped. */
  public static LocalServers start(ServerOptions options) {
    var servers = launch(options, _ -> {});
    try {
      servers.await(ServerKind.values());
      return servers;
    } catch (RuntimeException e) {
      servers.close();
      throw e;
    }
  }

  /**
   * Starts them and returns at once.
   *
   * @param onReady told, from another thread, when one answers
   */
  public static LocalServers launch(ServerOptions options, Consumer<ServerKind> onReady) {
    StackHome.requireLinuxX64();
    ManagedProcess.stopLeftovers(options.data());
    var servers = new LocalServers(options);
    for (var server : servers.all()) {
      servers.ready.put(
          server.kind(),
          CompletableFuture.runAsync(() -> servers.bringUp(server), servers.starters)
              .thenRun(() -> onReady.accept(server.kind())));
    }
    return servers;
  }

  /**
   * Waits until these answer.
   *
   * @throws ServerFailure if one of them can't
   */
  public void await(ServerKind... kinds) {
    for (var kind : kinds) {
      try {
        ready(kind).get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ServerFailure("Interrupted while " + kind.label() + " started", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof ServerFailure failure) {
          throw failure;
        }
        throw new ServerFailure(kind.label() + " did not start: " + e.getCause(), e);
      }
    }
  }

  /** The process of a server that has been started, alive or not. */
  public ManagedProcess process(ServerKind kind) {
    var process = running.get(kind);
    if (process == null) {
      throw new IllegalStateException(kind.label() + " was never started");
    }
    return process;
  }

  /** Starts one again after it has ended, and waits until it answers. */
  public ManagedProcess restart(ServerKind kind) {
    var server = all().stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
    bringUp(server);
    return process(kind);
  }

  @Override
  public String mysqlBase() {
    return "jdbc:mysql://" + host() + ":" + options.ports().mysql();
  }

  @Override
  public String mysqlAdminUser() {
    return "root";
  }

  @Override
  public String mysqlAdminPassword() {
    return "";
  }

  @Override
  public String redisUrl() {
    return "redis://" + host() + ":" + options.ports().redis();
  }

  @Override
  public String kafkaBootstrap() {
    return host() + ":" + options.ports().kafka();
  }

  @Override
  public String elasticsearchUrl() {
    return "http://" + host() + ":" + options.ports().elasticsearch();
  }

  /** Asks all four to end at the same time. */
  @Override
  public void close() {
    starters.shutdownNow();
    // Once no starter runs any more, nothing can be started behind our back.
    starters.close();
    try (var stoppers = Executors.newVirtualThreadPerTaskExecutor()) {
      running.values().forEach(process -> stoppers.execute(process::stop));
    }
    http.close();
  }

  private void bringUp(Server server) {
    var begun = System.nanoTime();
    try {
      server.prepare();
      var process = ManagedProcess.start(server.process());
      running.put(server.kind(), process);
      awaitReady(server, process, begun);
    } catch (IOException e) {
      throw new ServerFailure(server.kind().label() + " can't be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailure(server.kind().label() + " was stopped while starting", e);
    }
  }

  private void awaitReady(Server server, ManagedProcess process, long begun)
      throws InterruptedException {
    while (!answers(server)) {
      if (!process.isAlive()) {
        throw LogDiagnosis.of(process.name(), process.lastLines(200), server.process().log());
      }
      if (since(begun).compareTo(PATIENCE) > 0) {
        throw new ServerFailure(
            "%s did not answer within %d s; see %s"
                .formatted(process.name(), PATIENCE.toSeconds(), server.process().log()));
      }
      Thread.sleep(BETWEEN_PROBES);
    }
  }

  private static boolean answers(Server server) throws InterruptedException {
    try {
      return server.isReady();
    } catch (IOException e) {
      return false;
    }
  }

  private CompletableFuture<Void> ready(ServerKind kind) {
    var future = ready.get(kind);
    if (future == null) {
      throw new IllegalStateException(kind.label() + " was never started");
    }
    return future;
  }

  private List<Server> all() {
    return Arrays.asList(
        new MariaDb(options),
        new Redis(options),
        new Kafka(options),
        new Elasticsearch(options, http));
  }

  private String host() {
    return Programs.host(options.bind());
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }
}
