package io.tulou.feed.fanout;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Followers of authors in the order of their ids, and whether they are pushed to. */
interface Followers {
  /** By author; those who are not known are left out. */
  Map<Long, AudienceRow> audiencesOf(Collection<Long> authors);

  /** Those above one id and not above another, ascending, at most that many. */
  List<Long> list(long author, long after, long through, int count);

  /** From now on readers pull what this author publishes, this post first. */
  void beginUnpushed(long author, long post);

  /** What is published from now on is pushed; readers go on pulling what was not. */
  void endUnpushed(long author);
}
