package io.tulou.bff.edge;

/** A request that carries one, under this class's name, has its whole answer kept. */
@FunctionalInterface
public interface AnswerKeeper {
  /**
   * Called with what was sent under 200, before it is.
   *
   * @param body not to be written to
   * @param tag the strong entity tag, quoted
   */
  void keep(byte[] body, String tag);
}
