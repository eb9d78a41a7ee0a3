package io.tulou.commentjob.neighbour;

import io.tulou.common.deadline.Deadline;
import io.tulou.common.identity.InternalApis;
import io.tulou.common.identity.InternalTokens;
import java.util.function.Supplier;

/** Calls to them, each with a deadline. */
public final class Neighbours implements AutoCloseable {
  private final InternalApis apis;
  private final NeighbourProperties properties;

  public Neighbours(InternalTokens tokens, NeighbourProperties properties) {
    this.apis = new InternalApis(tokens, properties.patience());
    this.properties = properties;
  }

  public <T> T feedService(Class<T> api) {
    return apis.at(properties.feedService(), api);
  }

  public <T> T historyService(Class<T> api) {
    return apis.at(properties.historyService(), api);
  }

  /** Makes a call that must have ended when the patience is over. */
  public <T> T inTime(Supplier<T> call) {
    return Deadline.in(properties.patience()).call(call::get);
  }

  @Override
  public void close() {
    apis.close();
  }
}
