package io.tulou.comment.subject;

import io.tulou.comment.command.Answer;
import io.tulou.comment.command.Commands;
import io.tulou.comment.store.SubjectStore;
import io.tulou.comment.view.Visibility;
import io.tulou.common.web.DecimalId;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentCommand.PutSubject;
import io.tulou.contract.comment.ReviewMode;
import io.tulou.contract.comment.SubjectSnapshot;
import io.tulou.contract.comment.SubjectState;
import io.tulou.contract.http.CommentCounts;
import io.tulou.contract.http.SubjectView;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** How subjects stand. Of a hidden one only that is told. */
@Component
class Subjects {
  private final SubjectStore store;
  private final Commands commands;

  Subjects(SubjectStore store, Commands commands) {
    this.store = store;
    this.commands = commands;
  }

  SubjectView get(SubjectRef ref) {
    return view(ref, store.find(ref));
  }

  /** In the order asked; unknown and hidden subjects count nothing. */
  CommentCounts counts(List<SubjectRef> refs) {
    var found = store.findAll(refs);
    return new CommentCounts(
        refs.stream()
            .map(ref -> view(ref, Optional.ofNullable(found.get(ref))))
            .map(view ->
                new CommentCounts.Item(
                    view.type(), view.id(), view.rootCount(), view.commentCount()))
            .toList());
  }

  /** 200 with the new state, or 202 with the present one if it takes longer to apply. */
  ResponseEntity<SubjectView> put(SubjectRef ref, SubjectChange change) {
    var ownerId = change.ownerId() == null ? null : owner(change.ownerId());
    var command =
        new PutSubject(
            commands.envelope(),
            ref,
            ownerId,
            change.title(),
            change.url(),
            change.state(),
            change.mode(),
            change.slowModeSeconds(),
            null);
    return switch (commands.send(command)) {
      case Answer.Applied applied -> ResponseEntity.ok(view(ref, Optional.of(applied.subject())));
      case Answer.Refused refused -> throw refused.asException();
      case Answer.Accepted() -> ResponseEntity.accepted().body(get(ref));
    };
  }

  private static Long owner(String text) {
    return DecimalId.inField("ownerId", text);
  }

  private static SubjectView view(SubjectRef ref, Optional<SubjectSnapshot> found) {
    if (found.isEmpty()) {
      return new SubjectView(
          ref.type(), ref.id(), SubjectState.OPEN, ReviewMode.POST, 0, 0, 0, null);
    }
    var subject = found.get();
    var isShown = Visibility.isShown(subject);
    return new SubjectView(
        ref.type(),
        ref.id(),
        subject.state(),
        subject.mode(),
        subject.slowModeSeconds(),
        isShown ? subject.rootCount() : 0,
        isShown ? subject.commentCount() : 0,
        subject.createdAt());
  }
}
