package io.tulou.feed.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/** Commands written as one piece and answers read as one: what pipelining can be at best. */
public final class RawRedis implements AutoCloseable {
  private final Socket socket;
  private final InputStream answers;

  public RawRedis(URI url) throws IOException {
    this.socket = new Socket(url.getHost(), url.getPort());
    this.answers = new BufferedInputStream(socket.getInputStream());
  }

  /** Sends commands whose answers are numbers. */
  public void run(List<String> commands) throws IOException {
    var all = new ByteArrayOutputStream();
    for (var command : commands) {
      var words = command.split(" ");
      all.writeBytes(("*" + words.length + "\r\n").getBytes(US_ASCII));
      for (var word : words) {
        all.writeBytes(("$" + word.length() + "\r\n" + word + "\r\n").getBytes(US_ASCII));
      }
    }
    socket.getOutputStream().write(all.toByteArray());
    for (int i = 0; i < commands.size(); i++) {
      readNumber();
    }
  }

  private void readNumber() throws IOException {
    int kind = answers.read();
    var rest = new StringBuilder();
    for (int c = answers.read(); c != '\n'; c = answers.read()) {
      rest.append((char) c);
    }
    if (kind != ':') {
      throw new IOException("no number: " + (char) kind + rest);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
