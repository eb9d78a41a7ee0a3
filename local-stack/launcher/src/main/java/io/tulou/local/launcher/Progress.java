package io.tulou.local.launcher;

/** Hears how a start, and later the running platform, goes; called from several threads. */
public interface Progress {
  /** One more step is done. */
  void done(String step);

  /** Something that whoever watches should know. */
  void note(String message);

  /** Hears nothing. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void done(String step) {}

      @Override
      public void note(String message) {}
    };
  }
}
