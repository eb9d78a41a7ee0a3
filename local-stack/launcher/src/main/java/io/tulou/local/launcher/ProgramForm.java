package io.tulou.local.launcher;

/** How a service's program lies on the disk. */
public enum ProgramForm {
  /** One jar with all libraries in it, as the build makes it. */
  JAR,
  /** Unpacked, with the cache of its start if the build has made one. */
  UNPACKED,
  /** Unpacked as well, but no archive is written: a JVM that is to write one records nothing. */
  RECORDED
}
