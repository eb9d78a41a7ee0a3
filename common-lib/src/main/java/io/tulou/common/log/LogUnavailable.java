package io.tulou.common.log;

/** The log did not take a record in time; whether it will is not known. */
public final class LogUnavailable extends RuntimeException {
  public LogUnavailable(String topic, Throwable cause) {
    super("topic " + topic + " did not acknowledge in time", cause);
  }
}
