package io.tulou.feed.fanout;

import java.util.List;

/** Followers of authors in the order of their ids, and whether they are pushed to. */
interface Followers {
  AudienceRow audienceOf(long author);

  /** Those above one id and not above another, ascending, at most that many. */
  List<Long> list(long author, long after, long through, int count);

  /** From now on readers pull what they do not find of this author up to this post. */
  void markUnpushed(long author, long post);

  void markPushed(long author);
}
