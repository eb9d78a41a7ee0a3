package io.tulou.local.importer;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long an import waits for what it has sent. */
final class WaitOption {
  @Option(
      names = "--wait",
      paramLabel = "TIME",
      defaultValue = "5m",
      converter = ShortDuration.class,
      description =
          "How long to wait until all is applied, as 90s or 5m (default: ${DEFAULT-VALUE}).")
  private Duration time = Duration.ofMinutes(5);

  Duration time() {
    return time;
  }
}
