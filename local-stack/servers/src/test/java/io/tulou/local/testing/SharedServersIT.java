package io.tulou.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class SharedServersIT {
  private final SharedServers servers = SharedServers.get();

  @Test
  void databaseIsEmptyReadCommittedAndStrict() throws Exception {
    var name = servers.createDatabase("probe");

    try (var connection =
            DriverManager.getConnection(
                servers.mysqlUrl(name), servers.mysqlAdminUser(), servers.mysqlAdminPassword());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT DATABASE(), @@transaction_isolation, @@sql_mode, @@character_set_server")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo(name);
      assertThat(rows.getString(2)).isEqualTo("READ-COMMITTED");
      assertThat(rows.getString(3)).contains("ONLY_FULL_GROUP_BY").contains("STRICT_TRANS_TABLES");
      assertThat(rows.getString(4)).isEqualTo("utf8mb4");
    }
  }

  @Test
  void everyCallMakesADatabaseOfItsOwn() {
    assertThat(servers.createDatabase("probe")).isNotEqualTo(servers.createDatabase("probe"));
  }

  @Test
  void redisAnswersInTheDatabaseOfThisProcess() throws IOException {
    var url = URI.create(servers.redisUrl());

    try (var socket = new Socket(url.getHost(), url.getPort())) {
      var send = "SELECT " + servers.redisDatabase() + "\r\nSET k v\r\nGET k\r\n";
      socket.getOutputStream().write(send.getBytes(StandardCharsets.US_ASCII));

      var answer = new String(socket.getInputStream().readNBytes(17), StandardCharsets.US_ASCII);
      assertThat(answer).isEqualTo("+OK\r\n+OK\r\n$1\r\nv\r\n");
    }
  }

  @Test
  void kafkaStampsRecordsWithItsOwnTime() throws Exception {
    var topic = "probe-" + servers.suffix();
    Map<String, Object> config =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers.kafkaBootstrap());

    try (var admin = Admin.create(config)) {
      admin
          .createTopics(List.of(new NewTopic(topic, Optional.of(3), Optional.empty())))
          .all()
          .get();

      var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
      var described = admin.describeConfigs(List.of(resource)).all().get().get(resource);
      assertThat(described.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
    }
  }

  @Test
  void elasticsearchSaysItsVersionAndAnalysesChinese() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var root = HttpRequest.newBuilder(URI.create(servers.elasticsearchUrl())).build();
      assertThat(http.send(root, HttpResponse.BodyHandlers.ofString()).body())
          .contains("\"number\":\"9.");

      assertThat(analyse(http, "smartcn", "我是中国人")).contains("\"中国\"").contains("\"人\"");
      assertThat(analyse(http, "cjk", "我是中国人")).contains("\"中国\"").contains("\"国人\"");
    }
  }

  @Test
  void indexWithTheBestCompressionOpens() throws Exception {
    var index = servers.elasticsearchUrl() + "/probe-" + servers.suffix();
    try (var http = HttpClient.newHttpClient()) {
      var create =
          HttpRequest.newBuilder(URI.create(index))
              .header("Content-Type", "application/json")
              .PUT(
                  HttpRequest.BodyPublishers.ofString(
                      """
                      {"settings":{"index":{"codec":"best_compression","number_of_replicas":0}}}
                      """))
              .build();
      assertThat(http.send(create, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);

      var document =
          HttpRequest.newBuilder(URI.create(index + "/_doc/1?refresh=true"))
              .header("Content-Type", "application/json")
              .PUT(HttpRequest.BodyPublishers.ofString("{\"text\":\"你好\"}"))
              .build();
      assertThat(http.send(document, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(201);
    }
  }

  private String analyse(HttpClient http, String analyzer, String text) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(servers.elasticsearchUrl() + "/_analyze"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"analyzer\":\"%s\",\"text\":\"%s\"}".formatted(analyzer, text)))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
