package io.tulou.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The chart in a folder, rendered as release {@code tulou} for a cluster of version 1.33. */
record Chart(Path folder) {
  /** Stands for {@code helm.sh/hook} in what is rendered. */
  static final String HOOK = "rendered/hook";

  /** The chart of this module; tests run in the module's folder. */
  static Chart ours() {
    return new Chart(Path.of("tulou").toAbsolutePath());
  }

  /** With the default values and with those for production. */
  static Stream<Manifests> renderings() {
    return Stream.of(ours().render(), ours().renderForProduction());
  }

  /** A copy, in an empty folder, in which one file has other text. */
  Chart copyReplacing(Path copy, String file, String text, String replacement) {
    try {
      copyTo(copy);
      var target = copy.resolve(file);
      var original = Files.readString(target);
      if (!original.contains(text)) {
        throw new IllegalArgumentException("No '%s' in %s".formatted(text, file));
      }
      Files.writeString(target, original.replace(text, replacement));
      return new Chart(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LintResult lint() {
    return new Helm(folder).lint().strict().call();
  }

  /**
   * Renders with the default values but for those given, by path ({@code ingress.enabled}).
   *
   * @throws IllegalStateException if a template fails or a value breaks the schema
   */
  Manifests render(Map<String, ?> values) {
    return render(command -> {
      values.forEach(command::set);
      return command;
    });
  }

  Manifests render() {
    return render(Map.of());
  }

  /** Renders with the example of production values that the chart ships. */
  Manifests renderForProduction() {
    return render(command -> command.withValuesFile(folder.resolve("values-production.yaml")));
  }

  /* The library leaves hooks out of what it renders, so the annotation that makes one is renamed. */
  private Manifests render(UnaryOperator<TemplateCommand> values) {
    var copy = emptyFolder();
    try {
      copyReplacing(copy, "templates/migration.yaml", "helm.sh/hook:", HOOK + ":");
      var command = new Helm(copy).template().withName("tulou").withKubeVersion("1.33.0");
      return Manifests.parse(values.apply(command).call());
    } finally {
      delete(copy);
    }
  }

  private void copyTo(Path copy) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.filter(Files::isRegularFile).toList()) {
        var target = copy.resolve(folder.relativize(path));
        Files.createDirectories(target.getParent());
        Files.copy(path, target);
      }
    }
  }

  private static Path emptyFolder() {
    try {
      return Files.createTempDirectory("tulou-chart");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
