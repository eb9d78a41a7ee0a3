package io.tulou.comment.submit;

import io.tulou.comment.store.SubjectStore;
import io.tulou.common.idempotency.RequestKey;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.SubjectRef;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What came first under a key, as the database has it: true where Redis has forgotten it. */
@Component
class FirstRequests {
  private final SubjectStore subjects;
  private final FirstRequestMapper mapper;

  FirstRequests(SubjectStore subjects, FirstRequestMapper mapper) {
    this.subjects = subjects;
    this.mapper = mapper;
  }

  /**
   * The comment of the first request; empty where there was none, or none is applied.
   *
   * @throws ApiException {@code idempotency-key-reused} if that was another request
   */
  Optional<Long> find(SubjectRef subject, RequestKey key) {
    return subjects
        .find(subject)
        .flatMap(known -> mapper.find(known.subjectId(), key.memberId(), key.key()))
        .map(row -> {
          if (!row.requestHash().equals(key.requestHash())) {
            throw new ApiException(
                ErrorCode.IDEMPOTENCY_KEY_REUSED, "The key was used with another request.");
          }
          return row.commentId();
        });
  }
}
