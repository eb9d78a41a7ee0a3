package io.tulou.comment.view;

/** How much of a comment somebody sees. */
public enum Form {
  FULL,
  /** As if everybody saw it. */
  DISGUISED,
  /** With the edit that awaits review in place of what readers see. */
  REVISED,
  /** That it was there, with its floor and replies; neither author nor text. */
  TOMBSTONE,
  /** As if it were not there. */
  NONE
}
