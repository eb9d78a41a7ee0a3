package io.tulou.local.elasticsearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * One real Elasticsearch node from the published jars, for development and tests.
 *
 * <p>The distribution's own main class asks for a distribution, refuses to run as root and confines
 * its plugins; building the {@link Node} directly needs none of that.
 */
public final class EsNode {
  private static final String NAME = "tulou";

  private EsNode() {}

  /** Starts the node in the home directory {@code args[0]} and runs until the process is ended. */
  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]).toAbsolutePath();
    Path config = home.resolve("config");
    System.setProperty("es.path.home", home.toString());
    System.setProperty("es.path.conf", config.toString());
    LogConfigurator.registerErrorListener();
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(
            Settings.EMPTY, Map.of("path.home", home.toString()), config, () -> NAME);
    LogConfigurator.setNodeName(NAME);
    LogConfigurator.configure(environment, true);

    // Without server exports: the server is on the class path, not in a module layer.
    Node node =
        new Node(
            environment,
            PluginsLoader.createPluginsLoader(
                PluginsLoader.loadModulesBundles(environment.modulesDir(), false),
                PluginsLoader.loadPluginsBundles(environment.pluginsDir(), false),
                Map.of(),
                false));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node)));
    node.start();
    Thread.currentThread().join();
  }

  private static void close(Node node) {
    try {
      node.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
