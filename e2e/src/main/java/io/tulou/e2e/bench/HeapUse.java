package io.tulou.e2e.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** How much heap a process has in use after a full collection, as {@code jcmd} tells it. */
record HeapUse(long pid) {
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  double megabytes() throws IOException, InterruptedException {
    jcmd("GC.run");
    var said = jcmd("GC.heap_info");
    // What follows is no heap.
    int metaspace = said.indexOf("Metaspace");
    var used = USED.matcher(metaspace < 0 ? said : said.substring(0, metaspace));
    double kilobytes = 0;
    while (used.find()) {
      kilobytes += Long.parseLong(used.group(1));
    }
    return kilobytes / 1024;
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var process =
        new ProcessBuilder(jcmd, Long.toString(pid), command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    return said;
  }
}
