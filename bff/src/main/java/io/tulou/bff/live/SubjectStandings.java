package io.tulou.bff.live;

import io.tulou.bff.client.Service;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.SubjectState;
import io.tulou.contract.http.SubjectView;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Asks how a subject stands whose room nobody is in yet. */
@Component
class SubjectStandings {
  /** Older than anything the log tells. */
  private static final long NO_VERSION = -1;

  private final RestClient calls;

  SubjectStandings(RestClient serviceCalls) {
    this.calls = serviceCalls;
  }

  /**
   * How it stands.
   *
   * @throws io.tulou.common.web.ApiException if that cannot be had: then nobody may listen, since a
   *     hidden subject would not be known as one
   */
  Happening.Stands of(SubjectRef subject) {
    var address = Service.COMMENT.address() + "/v1/subjects/{type}/{id}";
    var view =
        Objects.requireNonNull(
            calls
                .get()
                .uri(address, subject.type(), subject.id())
                .retrieve()
                .body(SubjectView.class));
    return new Happening.Stands(
        subject,
        view.state() == SubjectState.HIDDEN,
        view.rootCount(),
        view.commentCount(),
        NO_VERSION);
  }
}
