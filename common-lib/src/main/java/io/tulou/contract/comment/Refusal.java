package io.tulou.contract.comment;

/**
 * Why a comment that was accepted is not there: decided in the log, maybe long after its author was
 * answered.
 *
 * @param code of the problem with which it would have been refused at once
 */
public record Refusal(int version, String code, String detail) {
  public Refusal(String code, String detail) {
    this(1, code, detail);
  }
}
