package io.tulou.feed.fanout;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

@Component
final class MyBatisFollowers implements Followers {
  private static final AudienceRow NOBODY = new AudienceRow(0, false);

  private final FollowerMapper mapper;

  MyBatisFollowers(FollowerMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public AudienceRow audienceOf(long author) {
    return Objects.requireNonNullElse(mapper.findAudience(author), NOBODY);
  }

  @Override
  public List<Long> list(long author, long after, long through, int count) {
    return mapper.list(author, after, through, count);
  }

  @Override
  public void markUnpushed(long author, long post) {
    mapper.markUnpushed(author, post);
  }

  @Override
  public void markPushed(long author) {
    mapper.markPushed(author);
  }
}
