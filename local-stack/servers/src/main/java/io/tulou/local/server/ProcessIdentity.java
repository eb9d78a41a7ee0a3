package io.tulou.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that stays recognisable after its id has been given to another one.
 *
 * @param pid the process id
 * @param started when it began, as the system tells it
 */
public record ProcessIdentity(long pid, Instant started) {
  /** The system derives a start from its boot time, which moves a little when the clock is set. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  public static ProcessIdentity of(ProcessHandle process) {
    return new ProcessIdentity(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  /** The running process that this names. */
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process ->
            Duration.between(started, of(process).started()).abs().compareTo(TOLERANCE) <= 0);
  }

  public boolean isAlive() {
    return find().isPresent();
  }

  /** Replaces {@code file} in one step. */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, pid + " " + started.toEpochMilli() + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** What {@code file} holds, or nothing where it is absent or not such a file. */
  public static Optional<ProcessIdentity> read(Path file) {
    try {
      var words = Files.readString(file).strip().split(" ", -1);
      return Optional.of(
          new ProcessIdentity(
              Long.parseLong(words[0]), Instant.ofEpochMilli(Long.parseLong(words[1]))));
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}
