package io.tulou.bff.live;

import io.tulou.contract.comment.CommentSnapshot;

/** The counts of a comment at one of its versions. */
record Tally(int likes, int dislikes, int replies, long version) {
  static Tally of(CommentSnapshot comment) {
    return new Tally(
        comment.likeCount(), comment.dislikeCount(), comment.replyCount(), comment.version());
  }
}
