package io.tulou.local.launcher;

import io.tulou.local.server.ServerFailure;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/** Steps that run side by side; the first that fails ends the others. */
final class Together {
  private Together() {}

  /** A step that may fail in any way. */
  interface Step {
    void run() throws Exception;
  }

  static void run(List<Step> steps) throws InterruptedException {
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      var running = new ExecutorCompletionService<Boolean>(threads);
      steps.forEach(step -> running.submit(callable(step)));
      for (int i = 0; i < steps.size(); i++) {
        running.take().get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new ServerFailure("Unexpected: " + e.getCause(), e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<Boolean> callable(Step step) {
    return () -> {
      step.run();
      return true;
    };
  }
}
