package io.tulou.local.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One Elasticsearch node; {@link ElasticsearchHome} says what its directory is made of. */
record Elasticsearch(ServerOptions options, HttpClient http) implements Server {

  @Override
  public ServerKind kind() {
    return ServerKind.ELASTICSEARCH;
  }

  @Override
  public void prepare() throws IOException {
    new ElasticsearchHome(options.stack().elasticsearch(), home()).layOut(configuration());
  }

  @Override
  public ProcessSpec process() {
    var jars = options.stack().elasticsearch();
    var command =
        List.of(
            Programs.java(),
            "-Xms128m",
            "-Xmx" + options.memory().elasticsearchHeap(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.elasticsearch.nativeaccess.enableVectorLibrary=false",
            "-Des.nativelibs.path=" + jars.resolve("natives/aircompressor/linux-amd64"),
            "-cp",
            home().resolve("node.jar") + ":" + jars.resolve("lib") + "/*",
            "io.tulou.local.elasticsearch.EsNode",
            home().toString());
    return new ProcessSpec(
        kind().label(), command, Map.of(), home(), options.data(), Duration.ofSeconds(30));
  }

  /** Ready when every primary shard has been found again. */
  @Override
  public boolean isReady() throws IOException, InterruptedException {
    var health =
        HttpRequest.newBuilder(URI.create(url() + "/_cluster/health"))
            .timeout(Duration.ofSeconds(1))
            .build();
    var answer = http.send(health, HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() == 200 && !answer.body().contains("\"status\":\"red\"");
  }

  private String url() {
    return "http://" + Programs.host(options.bind()) + ":" + options.ports().elasticsearch();
  }

  private String configuration() {
    return """
    cluster.name: tulou
    node.name: tulou
    path.data: data
    path.logs: logs
    network.host: %s
    http.port: %d
    transport.port: %d
    discovery.type: single-node
    # A developer's disk is often nearly full; the node would go read-only.
    cluster.routing.allocation.disk.threshold_enabled: false
    """
        .formatted(
            options.bind(),
            options.ports().elasticsearch(),
            options.ports().elasticsearchTransport());
  }

  private Path home() {
    return options.home(kind());
  }
}
