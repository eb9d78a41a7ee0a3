package io.tulou.local.elasticsearch;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.features.NodeFeature;
import org.elasticsearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.ActionPlugin;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.rest.RestHandler;

/**
 * What the published jars lack of a distribution and the platform needs: {@code GET /}, and the
 * analyzers {@code cjk} and {@code smartcn} under the names they have in a distribution, so that a
 * mapping written here holds on a production cluster.
 */
public final class DevPlugin extends Plugin implements ActionPlugin, AnalysisPlugin {
  private static final String SMART_CHINESE =
      "org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer";

  /** Made by the node. */
  public DevPlugin() {}

  @Override
  public Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> getAnalyzers() {
    return Map.of(
        "cjk", (_, _, name, _) -> new Ready<>(name, new CJKAnalyzer()),
        "smartcn", (_, _, name, _) -> new Ready<>(name, smartChinese()));
  }

  @Override
  public Collection<RestHandler> getRestHandlers(
      RestHandlersServices services,
      Supplier<DiscoveryNodes> nodes,
      Predicate<NodeFeature> clusterSupportsFeature) {
    return List.of(new RootAction(nodes));
  }

  private static Analyzer smartChinese() {
    try {
      return Class.forName(SMART_CHINESE).asSubclass(Analyzer.class).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("smartcn is not in the module's folder", e);
    }
  }

  private static final class Ready<T extends Analyzer> extends AbstractIndexAnalyzerProvider<T> {
    private final T analyzer;

    Ready(String name, T analyzer) {
      super(name);
      this.analyzer = analyzer;
    }

    @Override
    public T get() {
      return analyzer;
    }
  }
}
