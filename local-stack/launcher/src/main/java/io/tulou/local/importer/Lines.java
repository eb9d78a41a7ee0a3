package io.tulou.local.importer;

import io.tulou.local.server.ServerFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines of a UTF-8 file, one at a time. Bytes that are not UTF-8 become U+FFFD. */
record Lines(Path file) {

  /** Takes one line. */
  interface Taker {
    /**
     * Looks at one line, which is not blank.
     *
     * @param number from 1
     */
    void take(long number, String line) throws BadLine;
  }

  /** Hands over every line that is not blank; the refused ones are noted. */
  void forEach(BadLines bad, Taker taker) {
    try (var reader = open()) {
      long number = 0;
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        takeOne(bad, taker, number, line);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  long count() {
    try (var reader = open()) {
      return reader.lines().count();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void takeOne(BadLines bad, Taker taker, long number, String line) {
    if (line.isBlank()) {
      return;
    }
    try {
      taker.take(number, line);
    } catch (BadLine refused) {
      bad.add(file, number, String.valueOf(refused.getMessage()));
    }
  }

  private BufferedReader open() throws IOException {
    return new BufferedReader(
        new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
  }

  private ServerFailure unreadable(IOException e) {
    return new ServerFailure("Can't read " + file + ": " + e.getMessage(), e);
  }
}
