package io.tulou.contract.http;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * What each service that keeps something of members does when one is erased. Feed-service: profile
 * and posts. History-service: what was watched, and notifications. Safe to repeat.
 */
@HttpExchange("/internal/erasures")
public interface ErasureApi {
  /** Erases some of it, so little that it ends in time, and counts what is left afterwards. */
  @PostExchange
  Erased erase(@RequestBody Member member);

  /**
   * Who is erased.
   *
   * @param isFirst whether what goes through the log is still to be asked for; again is harmless
   */
  record Member(long memberId, boolean isFirst) {}

  /**
   * What became of it.
   *
   * @param erased posts, or notifications, that went in this call
   * @param left how much is still there; what goes through the log may take a while
   */
  record Erased(long erased, long left) {}
}
