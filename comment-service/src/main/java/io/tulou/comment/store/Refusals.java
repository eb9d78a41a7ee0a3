package io.tulou.comment.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.comment.CommentKeys;
import io.tulou.contract.comment.Refusal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Why a comment that was accepted did not come in, for its author. */
@Component
public class Refusals {
  private static final Logger log = LoggerFactory.getLogger(Refusals.class);

  private final MessageCodec<Refusal> codec = new MessageCodec<>(Refusal.class);
  private final StringRedisTemplate redis;

  Refusals(StringRedisTemplate redis) {
    this.redis = redis;
  }

  /** Empty also while Redis is away. */
  public Optional<Refusal> find(long memberId, long commentId) {
    try {
      return Optional.ofNullable(redis.opsForValue().get(CommentKeys.refusal(memberId, commentId)))
          .map(json -> codec.decode(json.getBytes(UTF_8)));
    } catch (DataAccessException away) {
      log.debug("no refusal looked up", away);
      return Optional.empty();
    }
  }
}
