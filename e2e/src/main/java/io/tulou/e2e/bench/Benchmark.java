package io.tulou.e2e.bench;

/** One benchmark, by the name it is asked for. */
interface Benchmark {
  String name();

  /** Runs it against a platform of its own. */
  Section run(BenchOptions options) throws Exception;
}
