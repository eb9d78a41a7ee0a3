package io.tulou.local.launcher;

import io.tulou.local.server.ContainerServers;
import io.tulou.local.server.LocalServers;
import io.tulou.local.server.ManagedProcess;
import io.tulou.local.server.Preflight;
import io.tulou.local.server.ServerFailure;
import io.tulou.local.server.ServerKind;
import io.tulou.local.server.Servers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The four servers and the five services on this machine, run as one. Services start as soon as the
 * servers they can't do without answer; each that ends by itself is started again.
 */
public final class Platform implements AutoCloseable {
  private static final long DISK_MEGABYTES = 2048;
  private static final String OTHER_PORTS =
      "start with another --port (the door) or --port-shift (all others)";

  private final PlatformOptions options;
  private final Progress progress;
  private final Readiness readiness;
  private final Map<Service, Supervised> services = new EnumMap<>(Service.class);
  private final Map<ServerKind, Supervised> supervisedServers = new EnumMap<>(ServerKind.class);
  private volatile @Nullable Servers servers;
  private volatile boolean closed;

  Platform(PlatformOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
    this.readiness = new Readiness(options.ports());
  }

  /**
   * Starts everything and returns when it is ready; on failure nothing is left running.
   *
   * @throws ServerFailure saying in one line what to do
   */
  public static Platform start(PlatformOptions options, Progress progress) {
    var platform = new Platform(options, progress);
    try {
      platform.bringUp();
      return platform;
    } catch (RuntimeException e) {
      platform.close();
      throw e;
    }
  }

  /** The door: the BFF's address as this machine reaches it, without a path. */
  public URI url() {
    return url(options.doorHost(), Service.BFF);
  }

  /** Where a service behind the door is; not for clients. */
  public URI innerUrl(Service service) {
    return url(PlatformOptions.LOOPBACK, service);
  }

  private URI url(String host, Service service) {
    return URI.create("http://%s:%d".formatted(host, options.ports().http(service)));
  }

  /** The folder of all that the platform writes. */
  public Path folder() {
    return options.folder();
  }

  /** Where the servers are, for a look behind the door. */
  public Servers servers() {
    var running = servers;
    if (running == null) {
      throw new IllegalStateException("The servers have not been started");
    }
    return running;
  }

  public long pid(Service service) {
    return supervised(service).current().pid();
  }

  /** Ends a service as {@code kill -9} does; it is started again as after any crash. */
  public void kill(Service service) {
    supervised(service).current().kill();
  }

  /** Ends a service in good order; it stays away until {@link #resume}. */
  public void stop(Service service) {
    supervised(service).release();
    supervised(service).current().stop();
  }

  /** Starts a stopped service and waits until it is ready. */
  public void resume(Service service) throws InterruptedException {
    readiness.await(service, supervised(service).start());
    supervised(service).supervise();
  }

  /**
   * How long a service that does not run takes until it is ready; then it is ended. For
   * measurements.
   *
   * @param form how its program lies on the disk
   */
  public Duration timeStart(Service service, ProgramForm form)
      throws IOException, InterruptedException {
    var launch =
        new ServiceLaunch(options, ServerAddresses.of(servers()), Secrets.in(options.folder()));
    long begun = System.nanoTime();
    var process = ManagedProcess.start(launch.of(service, form));
    try {
      readiness.await(service, process);
      return Duration.ofNanos(System.nanoTime() - begun);
    } finally {
      process.stop();
    }
  }

  /**
   * Starts a second node of a service, on ports of its own; whoever asks for it also ends it, and
   * nobody starts it again.
   */
  public ManagedProcess startTwin(Service service, int port, int managementPort)
      throws IOException {
    var launch =
        new ServiceLaunch(options, ServerAddresses.of(servers()), Secrets.in(options.folder()));
    return ManagedProcess.start(launch.twin(service, port, managementPort));
  }

  /** The key by which services know each other, for calls past the door. */
  public byte[] internalKey() throws IOException {
    return Base64.getDecoder().decode(Secrets.in(options.folder()).internalKey());
  }

  /** Whether a service says that it is ready now. */
  public boolean isReady(Service service) throws InterruptedException {
    return readiness.isReady(service);
  }

  /** Ends the services, then the servers, each in good order. */
  @Override
  public void close() {
    closed = true;
    supervisedServers.values().forEach(Supervised::release);
    synchronized (services) {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        services.values().forEach(service -> threads.execute(service::close));
      }
    }
    var running = servers;
    if (running != null) {
      running.close();
    }
    readiness.close();
  }

  void bringUp() {
    check();
    try {
      var secrets = Secrets.in(options.folder());
      ManagedProcess.stopLeftovers(TulouFolder.serviceData(options.folder()));
      var started = startServers();
      var launch = new ServiceLaunch(options, ServerAddresses.of(started), secrets);
      prepare(started, secrets, launch);
      startServices(launch, started);
    } catch (IOException e) {
      throw new ServerFailure("Can't write in " + options.folder() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailure("Interrupted while starting", e);
    }
  }

  private void check() {
    var needed = options.memory().megabytes();
    Preflight.memory(needed, "start with --memory small");
    Preflight.diskSpace(options.folder(), DISK_MEGABYTES);
    // What a killed run has left holds the ports; it is ended before they are looked at.
    ManagedProcess.stopLeftovers(TulouFolder.serviceData(options.folder()));
    ManagedProcess.stopLeftovers(TulouFolder.serverData(options.folder()));
    var ports = options.ports();
    if (!options.containers()) {
      Preflight.portsFree(PlatformOptions.LOOPBACK, ports.servers().byName(), OTHER_PORTS);
    }
    Preflight.portsFree(PlatformOptions.LOOPBACK, ports.servicesByName(), OTHER_PORTS);
    var door = Map.of(Service.BFF.label(), ports.http(Service.BFF));
    Preflight.portsFree(options.bind(), door, OTHER_PORTS);
  }

  private Servers startServers() {
    Servers started =
        options.containers()
            ? ContainerServers.start()
            : LocalServers.launch(options.servers(), kind -> progress.done(kind.label()));
    servers = started;
    if (closed) {
      started.close();
      throw new ServerFailure("Stopped while starting");
    }
    return started;
  }

  private void prepare(Servers started, Secrets secrets, ServiceLaunch launch)
      throws InterruptedException {
    var preparation = new Preparation(started, secrets);
    var steps = new ArrayList<Together.Step>();
    for (var service : Service.values()) {
      steps.add(launch.program(service)::prepare);
    }
    steps.add(() -> await(started, ServerKind.REDIS));
    steps.add(() -> {
      await(started, ServerKind.MARIADB);
      preparation.migrate();
      progress.done("schemas");
    });
    steps.add(() -> {
      await(started, ServerKind.KAFKA);
      preparation.createTopics();
      progress.done("topics");
    });
    Together.run(steps);
  }

  private void startServices(ServiceLaunch launch, Servers started) throws InterruptedException {
    var steps = new ArrayList<Together.Step>();
    steps.add(() -> await(started, ServerKind.ELASTICSEARCH));
    synchronized (services) {
      for (var service : Service.values()) {
        var supervised =
            new Supervised(
                service.label(), () -> ManagedProcess.start(launch.of(service)), progress);
        services.put(service, supervised);
        if (closed) {
          throw new ServerFailure("Stopped while starting");
        }
        if (!options.services().contains(service)) {
          continue;
        }
        var process = supervised.start();
        steps.add(() -> {
          readiness.await(service, process);
          progress.done(service.label());
        });
      }
    }
    Together.run(steps);
    options.services().forEach(service -> supervised(service).supervise());
    superviseServers(started);
  }

  private void superviseServers(Servers started) {
    if (started instanceof LocalServers local) {
      for (var kind : ServerKind.values()) {
        var supervised = new Supervised(kind.label(), () -> local.restart(kind), progress);
        supervisedServers.put(kind, supervised);
        supervised.adopt(local.process(kind));
        supervised.supervise();
      }
    }
  }

  private static void await(Servers started, ServerKind... kinds) {
    if (started instanceof LocalServers local) {
      local.await(kinds);
    }
  }

  private Supervised supervised(Service service) {
    var supervised = services.get(service);
    if (supervised == null) {
      throw new IllegalStateException(service.label() + " has not been started");
    }
    return supervised;
  }
}
