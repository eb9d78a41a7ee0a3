package io.tulou.bff.live;

import io.tulou.bff.hotpage.HotAnswers;
import io.tulou.bff.page.LastCopies;
import io.tulou.common.log.LogEar;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentEvent;
import io.tulou.contract.comment.SubjectState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hears {@code comment.events} and tells the hub what they mean to listeners. */
final class CommentEar implements LogEar<CommentEvent> {
  private final LiveHub hub;
  private final Sightings sightings;
  private final int firstSlot;
  private final LastCopies copies;
  private final HotAnswers answers;

  CommentEar(
      LiveHub hub,
      LiveProperties properties,
      int firstSlot,
      LastCopies copies,
      HotAnswers answers) {
    this.hub = hub;
    this.sightings = new Sightings(properties.window());
    this.firstSlot = firstSlot;
    this.copies = copies;
    this.answers = answers;
  }

  @Override
  public void begin(long[] next) {
    sightings.forget();
    hub.begin(firstSlot, next);
  }

  @Override
  public void hear(List<Heard<CommentEvent>> records, long[] next) {
    records.forEach(heard -> answers.forget(subject(heard.record().message())));
    var told = new ArrayList<Happening.Told>(records.size());
    for (var heard : records) {
      var record = heard.record();
      meaning(record.message(), record.appendedAt())
          .ifPresent(happening ->
              told.add(
                  new Happening.Told(
                      happening,
                      firstSlot + heard.partition(),
                      record.offset(),
                      record.appendedAt().toEpochMilli())));
    }
    told.stream()
        .map(Happening.Told::happening)
        .filter(CommentEar::takesAway)
        .forEach(gone -> copies.drop(gone.subject().key()));
    hub.happened(told, firstSlot, next);
  }

  private static SubjectRef subject(CommentEvent event) {
    return switch (event) {
      case CommentEvent.CommentChanged changed -> changed.comment().subject();
      case CommentEvent.SubjectChanged changed -> changed.subject().subject();
    };
  }

  /** Whether a copy of the subject's page may show what may not be seen any more. */
  private static boolean takesAway(Happening happening) {
    return switch (happening) {
      case Happening.Gone _ -> true;
      case Happening.Stands stands -> stands.isHidden();
      default -> false;
    };
  }

  private Optional<Happening> meaning(CommentEvent event, Instant now) {
    return switch (event) {
      case CommentEvent.CommentChanged changed -> sightings.of(changed.comment(), now);
      case CommentEvent.SubjectChanged changed -> {
        var subject = changed.subject();
        yield Optional.of(
            new Happening.Stands(
                subject.subject(),
                subject.state() == SubjectState.HIDDEN,
                subject.rootCount(),
                subject.commentCount(),
                subject.version()));
      }
    };
  }
}
