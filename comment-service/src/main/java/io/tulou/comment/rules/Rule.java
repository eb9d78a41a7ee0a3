package io.tulou.comment.rules;

import java.util.List;

/** One thing that is looked at before a text is published. */
interface Rule {
  /** What it has against the draft, several things where several were found; empty for nothing. */
  List<Outcome> judge(Draft draft);
}
