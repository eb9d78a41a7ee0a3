package io.tulou.common.log;

/**
 * Tells, after effects were committed, whether they still are the present state: nobody but this
 * worker has moved the partition's position since. Costs one read of the position.
 */
@FunctionalInterface
public interface Hold {
  /** Of effects that this worker did not commit itself just now. */
  Hold NONE = () -> false;

  /**
   * Whether nobody else has written up to now. What this worker has committed itself since may
   * already be there; it projects that next.
   */
  boolean stands();
}
