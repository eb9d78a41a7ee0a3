package io.tulou.local.server;

import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.elasticsearch.ElasticsearchContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.mysql.MySQLContainer;

/** The four servers in containers, with MySQL itself; they keep nothing when they are stopped. */
public final class ContainerServers implements Servers {
  private static final int REDIS_PORT = 6379;
  private static final String ADMIN = "root";
  private static final String PASSWORD = "tulou";

  private final MySQLContainer mysql =
      new MySQLContainer("mysql:8.4")
          .withUsername(ADMIN)
          .withPassword(PASSWORD)
          .withCommand(
              "--max-connections=300",
              "--transaction-isolation=READ-COMMITTED",
              "--default-time-zone=+00:00");
  private final GenericContainer<?> redis =
      new GenericContainer<>("redis:7")
          .withCommand("redis-server", "--databases", Integer.toString(Redis.DATABASES))
          .withExposedPorts(REDIS_PORT);
  private final KafkaContainer kafka =
      new KafkaContainer("apache/kafka:4.2.1")
          .withEnv("KAFKA_LOG_MESSAGE_TIMESTAMP_TYPE", "LogAppendTime")
          .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
  private final ElasticsearchContainer elasticsearch =
      new ElasticsearchContainer("docker.elastic.co/elasticsearch/elasticsearch:9.5.3")
          .withEnv("xpack.security.enabled", "false")
          // The image lacks the Chinese analyzer; the node refuses a mapping that names it.
          .withCommand(
              "sh",
              "-c",
              "bin/elasticsearch-plugin install --batch analysis-smartcn"
                  + " && exec /usr/local/bin/docker-entrypoint.sh eswrapper");

  private ContainerServers() {}

  /**
   * Starts them side by side and waits until they answer.
   *
   * @throws ServerFailure if no Docker engine answers
   */
  public static ContainerServers start() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new ServerFailure("No Docker engine answers: start one, or leave --containers out");
    }
    var servers = new ContainerServers();
    Startables.deepStart(servers.all()).join();
    return servers;
  }

  @Override
  public String mysqlBase() {
    return "jdbc:mysql://" + mysql.getHost() + ":" + mysql.getMappedPort(MySQLContainer.MYSQL_PORT);
  }

  @Override
  public String mysqlAdminUser() {
    return ADMIN;
  }

  @Override
  public String mysqlAdminPassword() {
    return PASSWORD;
  }

  @Override
  public String redisUrl() {
    return "redis://" + redis.getHost() + ":" + redis.getMappedPort(REDIS_PORT);
  }

  @Override
  public String kafkaBootstrap() {
    return kafka.getBootstrapServers();
  }

  @Override
  public String elasticsearchUrl() {
    return "http://" + elasticsearch.getHttpHostAddress();
  }

  @Override
  public void close() {
    all().parallel().forEach(GenericContainer::stop);
  }

  private Stream<GenericContainer<?>> all() {
    return Stream.of(mysql, redis, kafka, elasticsearch);
  }
}
