package io.tulou.e2e;

import io.tulou.local.launcher.Platform;
import io.tulou.local.launcher.PlatformOptions;
import io.tulou.local.launcher.Progress;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the platform once for all tests of this module; they share it and keep to their own data.
 */
final class RunningPlatform implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
    var type = parameter.getParameter().getType();
    return type == Platform.class || type == Door.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
    var platform =
        extension
            .getRoot()
            .getStore(Namespace.create(RunningPlatform.class))
            .computeIfAbsent(
                Platform.class,
                type ->
                    Platform.start(
                        PlatformOptions.forTests(Path.of("target", "platform")), Progress.silent()),
                Platform.class);
    return parameter.getParameter().getType() == Platform.class
        ? platform
        : new Door(platform.url());
  }
}
