package io.tulou.local.importer;

import io.tulou.local.server.ServerFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every import is told. */
final class CommonOptions {
  @Parameters(paramLabel = "FILE", description = "What to import.")
  private Path file = Path.of("");

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Name of the source (default: the file's, without its extension).")
  private @Nullable String source;

  @Option(
      names = "--member-offset",
      paramLabel = "N",
      description = "Added to ids of users to make ids of members (default: by the source's name).")
  private @Nullable Long memberOffset;

  @Option(names = "--restart", description = "Send all again, also after an interruption.")
  private boolean restart;

  Path file() {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new ServerFailure("There is no file " + file + " that can be read");
    }
    return file;
  }

  Source source() {
    return Source.of(file, source);
  }

  MemberNumbers members() {
    return new MemberNumbers(memberOffset == null ? source().memberOffset() : memberOffset);
  }

  boolean restart() {
    return restart;
  }
}
