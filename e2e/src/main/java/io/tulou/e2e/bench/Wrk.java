package io.tulou.e2e.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The load that finds a ceiling: wrk, with one thread, as many requests as are answered over kept
 * connections. It takes less of the machine than a driver in Java would.
 */
record Wrk(URI address, List<String> headers, int connections, int seconds) {
  private static final int PATIENCE_SECONDS = 20;
  private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ");
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
  private static final Pattern BROKEN =
      Pattern.compile("connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

  Wrk {
    headers = List.copyOf(headers);
  }

  /**
   * What it met.
   *
   * @param refused answers with a status from 400 on
   */
  record Result(long requests, long refused, double rate, double p50, double p99) {}

  /** The same for so long. */
  Wrk lasting(int seconds) {
    return new Wrk(address, headers, connections, seconds);
  }

  /** One round; of one that does not count, lost connections are no failure. */
  Result run(boolean counts) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Program.WRK.find().toString());
    command.addAll(List.of("-t1", "-c" + connections, "-d" + seconds + "s", "--latency"));
    headers.forEach(header -> command.addAll(List.of("-H", header)));
    command.add(address.toString());
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("wrk failed: " + output);
    }
    return parse(output, counts);
  }

  static Result parse(String output, boolean counts) throws IOException {
    var broken = BROKEN.matcher(output);
    if (counts
        && broken.find()
        && !broken.group().equals("connect 0, read 0, write 0, timeout 0")) {
      throw new IOException("wrk lost connections: " + broken.group());
    }
    var refused = REFUSED.matcher(output);
    return new Result(
        (long) number(REQUESTS, output),
        refused.find() ? Long.parseLong(refused.group(1)) : 0,
        number(RATE, output),
        millis("50%", output),
        millis("99%", output));
  }

  private static double number(Pattern pattern, String output) throws IOException {
    var found = pattern.matcher(output);
    if (!found.find()) {
      throw new IOException("not an answer of wrk: " + output);
    }
    return Double.parseDouble(found.group(1));
  }

  private static double millis(String percentile, String output) throws IOException {
    var found =
        Pattern.compile(Pattern.quote(percentile) + "\\s+([\\d.]+)(us|ms|s)").matcher(output);
    if (!found.find()) {
      throw new IOException("no " + percentile + " in what wrk says: " + output);
    }
    double value = Double.parseDouble(found.group(1));
    return switch (found.group(2)) {
      case "us" -> value / 1e3;
      case "s" -> value * 1e3;
      default -> value;
    };
  }
}
