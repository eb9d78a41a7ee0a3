package io.tulou.e2e.bench;

import io.tulou.local.launcher.Platform;
import io.tulou.local.launcher.PlatformOptions;
import io.tulou.local.launcher.PlatformPorts;
import io.tulou.local.launcher.Progress;
import io.tulou.local.launcher.Service;
import io.tulou.local.server.LocalServers;
import io.tulou.local.server.ServerKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;

/** A platform of a benchmark's own, empty, with services compiled as they are in production. */
final class TestBed implements AutoCloseable {
  static final Set<Service> EVERYTHING = EnumSet.allOf(Service.class);

  /** What comments take, through the door. */
  static final Set<Service> COMMENTS =
      EnumSet.of(Service.BFF, Service.COMMENT_SERVICE, Service.FEED_SERVICE, Service.COMMENT_JOB);

  /** Threads that compile and end would be counted, those that stay are left out. */
  static final String COMPILERS_STAY = "-XX:-UseDynamicNumberOfCompilerThreads";

  /** For loads that all come from one address. */
  static final List<String> NO_LIMITS =
      List.of(
          "-Dtulou.limits.gateway.per-second=1000000",
          "-Dtulou.limits.gateway.burst=1000000",
          "-Dtulou.limits.address-reads.per-second=1000000",
          "-Dtulou.limits.address-reads.burst=1000000",
          "-Dtulou.limits.address-writes.per-second=1000000",
          "-Dtulou.limits.address-writes.burst=1000000");

  /** The same, and their compilers can be told from their work. */
  static final List<String> WARMED =
      Stream.concat(NO_LIMITS.stream(), Stream.of(COMPILERS_STAY)).toList();

  private final Platform platform;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  private TestBed(Platform platform) {
    this.platform = platform;
    // Who ends a benchmark early must not leave a platform running.
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** Starts everything, and returns when it is ready. */
  static TestBed start(BenchOptions options, String name) throws IOException {
    return start(options, name, EVERYTHING);
  }

  /** Starts the servers and some services. */
  static TestBed start(BenchOptions options, String name, Set<Service> services)
      throws IOException {
    return start(options, name, services, List.of());
  }

  /** Starts the servers and some services, these with further options of the virtual machine. */
  static TestBed start(
      BenchOptions options, String name, Set<Service> services, List<String> further)
      throws IOException {
    return start(options, name, services, _ -> further);
  }

  /** The same, with options that depend on where everything will be. */
  static TestBed start(
      BenchOptions options,
      String name,
      Set<Service> services,
      Function<PlatformPorts, List<String>> further)
      throws IOException {
    var folder = options.root().resolve("e2e/target/bench").resolve(name);
    delete(folder);
    Files.createDirectories(folder);
    var plain = PlatformOptions.forBenchmarks(folder, services, List.of());
    var jvm =
        new ArrayList<>(List.of("-XX:TieredStopAtLevel=4", "-Xms768m", "-Xmx768m", "-Xmn384m"));
    // The start cache was made by the first compiler alone: what it remembers would keep methods
    // from the second.
    jvm.add("-XX:+UnlockDiagnosticVMOptions");
    jvm.add("-XX:-AOTReplayTraining");
    jvm.add("-Dtulou.comment-job.role=" + (options.search() ? "all" : "apply"));
    jvm.addAll(further.apply(plain.ports()));
    if (options.profile()) {
      jvm.add("-XX:+DebugNonSafepoints");
      jvm.add("-XX:StartFlightRecording:settings=profile,filename=" + folder + "/%p.jfr");
    }
    return new TestBed(Platform.start(plain.withJvm(jvm), Progress.silent()));
  }

  Platform platform() {
    return platform;
  }

  Connection database() throws SQLException {
    var servers = platform.servers();
    return DriverManager.getConnection(
        servers.mysqlUrl("comment"), servers.mysqlAdminUser(), servers.mysqlAdminPassword());
  }

  /** Of the servers, and of the services named. */
  CpuClock cpu(Service... services) {
    return cpu(EnumSet.allOf(ServerKind.class), services);
  }

  /** Of the servers and services named: others have work of their own, whatever is asked. */
  CpuClock cpu(Set<ServerKind> servers, Service... services) {
    var pids = new HashMap<String, Long>();
    if (platform.servers() instanceof LocalServers local) {
      for (var kind : servers) {
        pids.put(kind.label(), local.process(kind).pid());
      }
    }
    for (var service : services) {
      pids.put(service.label(), platform.pid(service));
    }
    return new CpuClock(Map.copyOf(pids));
  }

  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      platform.close();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(file -> {
            try {
              Files.delete(file);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
