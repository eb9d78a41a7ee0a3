package io.tulou.feed.follow;

/** How a member keeps away from another. Stored by ordinal. */
enum RelationKind {
  MUTE,
  BLOCK
}
