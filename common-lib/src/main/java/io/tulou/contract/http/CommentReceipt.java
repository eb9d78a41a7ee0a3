package io.tulou.contract.http;

/**
 * Answer to a draft or an edit.
 *
 * @param applied true: committed and seen by readers (201); false: safe in the log (202)
 */
public record CommentReceipt(boolean applied, CommentView comment) {}
