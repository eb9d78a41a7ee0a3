package io.tulou.local.launcher;

import io.tulou.local.server.Memory;
import io.tulou.local.server.ServerOptions;
import io.tulou.local.server.StackHome;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How to run the platform.
 *
 * @param folder absolute folder of all it writes: data, logs, secrets
 * @param bind address that the BFF listens on; all else stays on loopback
 * @param containers whether the servers run in Docker containers
 * @param durable whether a commit reaches the disk; tests can do without
 * @param services that start with the servers; the others when they are resumed
 * @param jvm what the services' JVMs are told beyond what suits a small machine; the last word
 */
public record PlatformOptions(
    StackHome home,
    Path folder,
    String bind,
    PlatformPorts ports,
    Memory memory,
    boolean containers,
    boolean durable,
    Set<Service> services,
    List<String> jvm) {
  static final String LOOPBACK = "127.0.0.1";

  public PlatformOptions {
    services = Set.copyOf(services);
    jvm = List.copyOf(jvm);
  }

  /** On free ports, in a folder of one's own, small. */
  public static PlatformOptions forTests(Path folder) {
    return new PlatformOptions(
        StackHome.find(),
        folder.toAbsolutePath(),
        LOOPBACK,
        PlatformPorts.free(),
        Memory.SMALL,
        Boolean.getBoolean("tulou.containers"),
        false,
        EnumSet.allOf(Service.class),
        List.of());
  }

  /** On free ports, in a folder of one's own, as durable and roomy as in production. */
  public static PlatformOptions forBenchmarks(
      Path folder, Set<Service> services, List<String> jvm) {
    return new PlatformOptions(
        StackHome.find(),
        folder.toAbsolutePath(),
        LOOPBACK,
        PlatformPorts.free(),
        Memory.ROOMY,
        false,
        true,
        services,
        jvm);
  }

  /** The same with other options of the services' virtual machines. */
  public PlatformOptions withJvm(List<String> other) {
    return new PlatformOptions(
        home, folder, bind, ports, memory, containers, durable, services, other);
  }

  /** How this machine reaches what listens on {@code bind}, as a URL writes it. */
  String doorHost() {
    if (bind.equals("0.0.0.0") || bind.equals("::")) {
      return LOOPBACK;
    }
    return bind.contains(":") ? "[" + bind + "]" : bind;
  }

  ServerOptions servers() {
    return new ServerOptions(
        home, TulouFolder.serverData(folder), LOOPBACK, ports.servers(), memory, durable);
  }
}
