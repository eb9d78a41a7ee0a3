package io.tulou.common.coalesce;

/** A caller's own time ran out while a shared load was under way; the load itself goes on. */
public final class CoalesceTimeout extends RuntimeException {
  public CoalesceTimeout(String message) {
    super(message);
  }
}
