package io.tulou.local.launcher;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by the one process that runs the platform of a folder; gone with it, however it ends. */
final class FolderLock implements Closeable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /** The lock, or nothing while another process holds it. */
  static Optional<FolderLock> tryTake(TulouFolder folder) throws IOException {
    Files.createDirectories(folder.path());
    var channel =
        FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new FolderLock(channel));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
