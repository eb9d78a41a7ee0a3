package io.tulou.local.launcher;

import io.tulou.local.client.PlatformClient;
import io.tulou.local.client.Refused;
import io.tulou.local.demo.DemoData;
import io.tulou.local.server.Memory;
import io.tulou.local.server.ProcessIdentity;
import io.tulou.local.server.ServerFailure;
import io.tulou.local.server.StackHome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code ./tulou up}: starts the platform and stays until it is stopped. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Starts everything and stays in the foreground; Ctrl-C stops it.")
final class Up implements Callable<Integer> {
  private final StackHome home;
  private final PrintWriter out;
  private final TulouFolder folder;
  private final AtomicBoolean stopping = new AtomicBoolean();

  @Option(
      names = "--bind",
      defaultValue = PlatformOptions.LOOPBACK,
      paramLabel = "ADDRESS",
      description = "Address that the door listens on (default: ${DEFAULT-VALUE}).")
  private String bind = PlatformOptions.LOOPBACK;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port of the door (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(
      names = "--port-shift",
      defaultValue = "0",
      paramLabel = "N",
      description = "Added to all ports but the door's, where one of them is taken.")
  private int portShift;

  @Option(
      names = "--memory",
      defaultValue = "normal",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Memory memory = Memory.NORMAL;

  @Option(
      names = "--containers",
      description = "Run the servers in Docker containers; their data ends with them.")
  private boolean containers;

  Up(StackHome home, PrintWriter out) {
    this.out = out;
    this.home = home;
    this.folder = TulouFolder.of(home.root());
  }

  @Override
  public Integer call() throws Exception {
    var lock = FolderLock.tryTake(folder);
    if (lock.isEmpty()) {
      return alreadyUp();
    }
    try (var _ = lock.get()) {
      run(new Console(out));
      return ExitCode.OK;
    }
  }

  private void run(Console console) throws Exception {
    var options =
        new PlatformOptions(
            home,
            folder.path(),
            bind,
            PlatformPorts.standard(port, portShift),
            memory,
            containers,
            true,
            EnumSet.allOf(Service.class),
            List.of());
    var platform = new Platform(options, console);
    remember(platform, false);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(platform)));
    console.note("Tulou starts; its data is in " + folder.path());
    bringUp(platform);
    try (var client = new PlatformClient(platform.url())) {
      loadDemoOnce(client, console);
      remember(platform, true);
      out.printf(Locale.ROOT, "%nReady after %.1f s. Ctrl-C stops it.%n", console.seconds());
      new Welcome(platform.url(), client).print(out);
    }
    // The shutdown hook ends everything; nothing is left to do here.
    new CountDownLatch(1).await();
  }

  /** A platform without demo data is still a platform; the next start tries again. */
  private void loadDemoOnce(PlatformClient client, Console console) throws IOException {
    if (Files.exists(folder.demoLoaded())) {
      return;
    }
    try {
      new DemoData(client).load();
      Files.createFile(folder.demoLoaded());
      console.done("demo data");
    } catch (Refused | ServerFailure e) {
      console.note("The demo data could not be loaded: " + e.getMessage());
    }
  }

  private void remember(Platform platform, boolean ready) throws IOException {
    new RunningPlatform(
            ProcessIdentity.of(ProcessHandle.current()),
            platform.url(),
            portShift,
            ready ? platform.servers().kafkaBootstrap() : null,
            ready ? platform.servers().redisUrl() : null,
            ready)
        .write(folder);
  }

  private void bringUp(Platform platform) throws IOException, InterruptedException {
    try {
      platform.bringUp();
    } catch (RuntimeException e) {
      if (!stopping.compareAndSet(false, true)) {
        // Stopped on purpose: what failed for it is no news, and the process is about to end.
        new CountDownLatch(1).await();
      }
      platform.close();
      Files.deleteIfExists(folder.run());
      throw e;
    }
  }

  private void stop(Platform platform) {
    if (!stopping.compareAndSet(false, true)) {
      return;
    }
    out.println("Tulou stops");
    out.flush();
    platform.close();
    try {
      Files.deleteIfExists(folder.run());
    } catch (IOException e) {
      out.println("Can't delete " + folder.run() + ": " + e.getMessage());
    }
    out.println("Stopped");
    out.flush();
  }

  private int alreadyUp() {
    var running = RunningPlatform.find(folder);
    if (running.filter(RunningPlatform::ready).isEmpty()) {
      out.println("Tulou is just starting or stopping in another terminal; see ./tulou status");
      return ExitCode.SOFTWARE;
    }
    var url = running.get().url();
    out.printf("Tulou is already up, as process %d.%n", running.get().process().pid());
    try (var client = new PlatformClient(url)) {
      new Welcome(url, client).print(out);
    }
    return ExitCode.OK;
  }
}
