package io.tulou.feed.follow;

/** How one member stands to another, by the first one's side. */
public record RelationRow(boolean following, boolean followedBy, boolean muted, boolean blocked) {}
