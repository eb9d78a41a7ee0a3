package io.tulou.local.elasticsearch;

import java.util.List;
import java.util.function.Supplier;
import org.elasticsearch.Build;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.xcontent.XContentBuilder;

/** {@code GET /} and {@code HEAD /}: the node's name and version, which clients ask for first. */
final class RootAction extends BaseRestHandler {
  private final Supplier<DiscoveryNodes> nodes;

  RootAction(Supplier<DiscoveryNodes> nodes) {
    this.nodes = nodes;
  }

  @Override
  public String getName() {
    return "dev_root";
  }

  @Override
  public List<Route> routes() {
    return List.of(new Route(RestRequest.Method.GET, "/"), new Route(RestRequest.Method.HEAD, "/"));
  }

  @Override
  protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
    return channel -> {
      var build = Build.current();
      XContentBuilder body = channel.newBuilder();
      body.startObject()
          .field("name", nodes.get().getLocalNode().getName())
          .field("cluster_name", "tulou")
          .field("cluster_uuid", "tulou")
          .startObject("version")
          .field("number", build.version())
          .field("build_flavor", build.flavor())
          .field("build_type", build.type().displayName())
          .field("build_hash", build.hash())
          .field("build_date", build.date())
          .field("build_snapshot", build.isSnapshot())
          .field("lucene_version", org.apache.lucene.util.Version.LATEST.toString())
          .field("minimum_wire_compatibility_version", build.minWireCompatVersion())
          .field("minimum_index_compatibility_version", build.minIndexCompatVersion())
          .endObject()
          .field("tagline", "You Know, for Search")
          .endObject();
      channel.sendResponse(new RestResponse(RestStatus.OK, body));
    };
  }
}
