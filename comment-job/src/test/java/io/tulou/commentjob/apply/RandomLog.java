package io.tulou.commentjob.apply;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Random commands about many subjects, of ten of them three delivered before: just now, or where
 * that can make no difference, some time ago. The models have each of them once.
 */
final class RandomLog {
  private static final int COMMANDS_OF_A_SUBJECT = 200;

  private final Map<SubjectRef, NaiveModel> models = new LinkedHashMap<>();
  private final Map<SubjectRef, List<Long>> ids = new HashMap<>();
  private final Map<SubjectRef, List<CommentCommand>> repeatable = new HashMap<>();
  private final Random random;
  private final String type;

  RandomLog(Random random, String type) {
    this.random = random;
    this.type = type;
  }

  /** Delivers about so many; how many they were. */
  int deliver(int count, Consumer<CommentCommand> to) {
    int subjects = Math.max(2, count / COMMANDS_OF_A_SUBJECT);
    int delivered = 0;
    while (delivered < count) {
      var ref = new SubjectRef(type, "d" + random.nextInt(subjects));
      var command =
          ApplierPropertyTest.anyCommand(
              random, ref, ids.computeIfAbsent(ref, _ -> new ArrayList<>()));
      boolean took = models.computeIfAbsent(ref, _ -> new NaiveModel()).apply(command);
      to.accept(command);
      delivered++;
      var again = repeatable.computeIfAbsent(ref, _ -> new ArrayList<>());
      if (took && ApplierPropertyTest.isSafeToRepeatLater(command)) {
        again.add(command);
      }
      if (random.nextInt(7) < 3) {
        boolean earlier = random.nextInt(3) == 0 && !again.isEmpty();
        to.accept(earlier ? again.get(random.nextInt(again.size())) : command);
        delivered++;
      }
    }
    models.values().removeIf(model -> model.subjects.isEmpty());
    return delivered;
  }

  /** What must have become of each subject that came into being. */
  Map<SubjectRef, NaiveModel> models() {
    return models;
  }
}
