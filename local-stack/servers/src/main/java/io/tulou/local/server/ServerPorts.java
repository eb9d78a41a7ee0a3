package io.tulou.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ports of the four servers; all six differ. */
public record ServerPorts(
    int mysql,
    int redis,
    int kafka,
    int kafkaController,
    int elasticsearch,
    int elasticsearchTransport) {

  public ServerPorts {
    var all = List.of(mysql, redis, kafka, kafkaController, elasticsearch, elasticsearchTransport);
    if (all.stream().distinct().count() != all.size()) {
      throw new IllegalArgumentException("Ports must differ: " + all);
    }
  }

  /** The fixed ports of {@code ./tulou up}, each moved by {@code shift}. */
  public static ServerPorts standard(int shift) {
    return new ServerPorts(
        13306 + shift, 16379 + shift, 19092 + shift, 19093 + shift, 19200 + shift, 19300 + shift);
  }

  /** Six ports that were free a moment ago. */
  public static ServerPorts free() {
    var ports = free(6);
    return new ServerPorts(
        ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4), ports.get(5));
  }

  /** Different loopback ports that were free a moment ago. */
  public static List<Integer> free(int count) {
    var sockets = new ArrayList<ServerSocket>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      sockets.forEach(ServerPorts::close);
    }
  }

  /** Each port by what it is for. */
  public Map<String, Integer> byName() {
    var names = new LinkedHashMap<String, Integer>();
    names.put("MariaDB", mysql);
    names.put("Redis", redis);
    names.put("Kafka", kafka);
    names.put("Kafka's controller", kafkaController);
    names.put("Elasticsearch", elasticsearch);
    names.put("Elasticsearch's transport", elasticsearchTransport);
    return names;
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
