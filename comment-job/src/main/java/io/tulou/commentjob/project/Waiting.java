package io.tulou.commentjob.project;

/** Somebody waits for the outcome of a command. */
public record Waiting(long commandId, String replyTo, Verdict verdict) {}
