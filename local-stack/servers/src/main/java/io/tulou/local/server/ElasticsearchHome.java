package io.tulou.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The directory of a node: its configuration, the modules with a descriptor each, and two small
 * jars made of our own classes. These are apart because the node refuses to start when a class is
 * both on the class path and in a module.
 */
record ElasticsearchHome(Path jars, Path home) {
  private static final String PACKAGE = "io/tulou/local/elasticsearch/";
  private static final List<String> NODE = List.of("EsNode");
  private static final List<String> PLUGIN = List.of("DevPlugin", "DevPlugin$Ready", "RootAction");
  private static final String LOGGING =
      """
      status = error
      appender.console.type = Console
      appender.console.name = console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] %m%n
      rootLogger.level = info
      rootLogger.appenderRef.console.ref = console
      """;

  void layOut(String configuration) throws IOException {
    for (var folder : List.of("config", "plugins", "data", "logs")) {
      Files.createDirectories(home.resolve(folder));
    }
    Files.writeString(home.resolve("config/elasticsearch.yml"), configuration);
    Files.writeString(home.resolve("config/log4j2.properties"), LOGGING);
    module("transport-netty4", "org.elasticsearch.transport.netty4.Netty4Plugin");
    module("dev", "io.tulou.local.elasticsearch.DevPlugin");
    jar(home.resolve("node.jar"), NODE);
    jar(home.resolve("modules/dev/dev.jar"), PLUGIN);
  }

  private void module(String name, String plugin) throws IOException {
    var module = Files.createDirectories(home.resolve("modules").resolve(name));
    try (Stream<Path> parts = Files.list(jars.resolve("modules").resolve(name))) {
      for (var part : parts.toList()) {
        var copy = module.resolve(part.getFileName());
        if (!Files.exists(copy)) {
          Files.copy(part, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    Files.writeString(
        module.resolve("plugin-descriptor.properties"),
        """
        name=%s
        description=%1$s of the development node
        version=%s
        elasticsearch.version=%2$s
        java.version=21
        classname=%s
        """
            .formatted(name, version(), plugin));
  }

  private void jar(Path file, List<String> classes) throws IOException {
    try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
      for (var name : classes) {
        var path = PACKAGE + name + ".class";
        jar.putNextEntry(new JarEntry(path));
        try (var bytes = ElasticsearchHome.class.getResourceAsStream("/" + path)) {
          if (bytes == null) {
            throw new IOException(path + " is not on the class path");
          }
          bytes.transferTo(jar);
        }
        jar.closeEntry();
      }
    }
  }

  /** The version as the server's own jar is named. */
  private String version() throws IOException {
    try (Stream<Path> lib = Files.list(jars.resolve("lib"))) {
      return lib.map(jar -> jar.getFileName().toString())
          .filter(name -> name.matches("elasticsearch-\\d.*\\.jar"))
          .map(name -> name.substring("elasticsearch-".length(), name.length() - ".jar".length()))
          .findFirst()
          .orElseThrow(() -> new ServerFailure("No Elasticsearch jar in " + jars.resolve("lib")));
    }
  }
}
