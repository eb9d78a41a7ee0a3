package io.tulou.contract.http;

/**
 * What an author wants a comment to say.
 *
 * @param text 1..4,000 code points after trimming
 */
public record CommentEdit(String text) {}
