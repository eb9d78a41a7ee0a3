package io.tulou.bff.screen;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tulou.bff.client.Service;
import io.tulou.bff.commentpage.CommentPages;
import io.tulou.bff.commentpage.ReadyPage;
import io.tulou.bff.page.LastCopies;
import io.tulou.bff.page.PageQuery;
import io.tulou.bff.page.RawJson;
import io.tulou.bff.page.Section;
import io.tulou.bff.page.Sections;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.SubjectRef;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Everything a screen about one subject shows, in one call; its parts are got side by side. */
@RestController
class SubjectScreen {
  private static final Duration LONGEST_WAIT = Duration.ofMillis(1_500);

  private final ServiceReads reads;
  private final CommentPages pages;
  private final Sections sections;

  SubjectScreen(ServiceReads reads, CommentPages pages, Sections sections) {
    this.reads = reads;
    this.pages = pages;
    this.sections = sections;
  }

  @GetMapping("/v1/pages/subjects/{type}/{id}")
  Screen get(
      SubjectRef subject,
      @PageQuery.Sorts({"hot", "newest", "oldest"}) PageQuery page,
      Caller caller) {
    var head =
        sections.start(
            new LastCopies.Key<>(JsonNode.class, "subject", subject.key(), 0),
            LONGEST_WAIT,
            () -> fetch(Service.COMMENT, "/v1/subjects", subject),
            _ -> 1);
    var resume =
        caller.isMember()
            ? sections.start("resume", LONGEST_WAIT, () -> lastWatched(subject))
            : null;
    var sanctions =
        caller.isMember() ? sections.start("sanctions", LONGEST_WAIT, this::sanctions) : null;
    var comments =
        sections.get(
            commentsOf(subject, page, caller),
            LONGEST_WAIT,
            () -> pages.roots(subject, page, caller),
            ReadyPage::rows);
    return new Screen(
        Sections.await(head),
        comments.map(ReadyPage::shared),
        sanctions == null ? null : SubjectViewer.of(comments, Sections.await(sanctions)),
        resume == null ? null : Sections.await(resume));
  }

  /** By member, whose own comments may be in it that others do not see yet. */
  private static LastCopies.Key<ReadyPage> commentsOf(
      SubjectRef subject, PageQuery page, Caller caller) {
    return new LastCopies.Key<>(
        ReadyPage.class,
        "comments " + page.sort() + " " + page.limit(),
        subject.key(),
        caller.memberId());
  }

  private JsonNode sanctions() {
    try {
      return reads.get(Service.COMMENT, "/internal/own-sanctions").path("items");
    } catch (ApiException refusal) {
      // A service of another version may not have it yet; the caller has asked for nothing wrong.
      throw refusal.code() == ErrorCode.NOT_FOUND
          ? new ApiException(ErrorCode.UNAVAILABLE, refusal.detail())
          : refusal;
    }
  }

  private JsonNode lastWatched(SubjectRef subject) {
    try {
      return fetch(Service.HISTORY, "/v1/history", subject);
    } catch (ApiException refusal) {
      if (refusal.code() == ErrorCode.NOT_FOUND) {
        return JsonNodeFactory.instance.nullNode();
      }
      throw refusal;
    }
  }

  private JsonNode fetch(Service service, String path, SubjectRef subject) {
    return reads.get(service, path + "/{type}/{id}", subject.type(), subject.id());
  }

  /**
   * The screen.
   *
   * @param viewer there for members only, like {@code resume}
   * @param resume fresh and null: not watched yet
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Screen(
      Section<JsonNode> subject,
      Section<RawJson> comments,
      @Nullable Section<SubjectViewer> viewer,
      @Nullable Section<JsonNode> resume) {}
}
