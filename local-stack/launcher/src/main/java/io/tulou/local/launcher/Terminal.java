package io.tulou.local.launcher;

import java.io.InputStream;
import java.io.PrintWriter;

/** Where commands print, complain and ask. */
record Terminal(PrintWriter out, PrintWriter err, InputStream in) {

  static Terminal ofThisProcess() {
    return new Terminal(
        new PrintWriter(System.out, true, System.out.charset()),
        new PrintWriter(System.err, true, System.err.charset()),
        System.in);
  }
}
