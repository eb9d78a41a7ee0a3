package io.tulou.bff.openapi;

import io.tulou.common.web.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the document says of a route beyond what the table knows.
 *
 * @param tag the chapter
 * @param parameters of the query and of headers that are its own
 * @param body what is sent, null for nothing
 * @param answers what comes back when nothing is wrong, and refusals that say more than others
 * @param refusals codes beyond those that follow from the route itself
 */
record Operation(
    String tag,
    String summary,
    List<Parameter> parameters,
    @Nullable Body body,
    List<Answer> answers,
    List<ErrorCode> refusals) {

  /** An operation that answers nothing yet. */
  Operation(String tag, String summary) {
    this(tag, summary, List.of(), null, List.of(), List.of());
  }

  Operation takes(Parameter... more) {
    return new Operation(tag, summary, added(parameters, List.of(more)), body, answers, refusals);
  }

  Operation reads(Class<?> type, String example) {
    var what = new Body(type, example);
    return new Operation(tag, summary, parameters, what, answers, refusals);
  }

  Operation answers(int status, Class<?> type, String example) {
    return answers(new Answer(status, type, example));
  }

  Operation answersNothing(int status) {
    return answers(new Answer(status, null, null));
  }

  Operation refuses(ErrorCode... more) {
    return new Operation(tag, summary, parameters, body, answers, added(refusals, List.of(more)));
  }

  private Operation answers(Answer more) {
    return new Operation(tag, summary, parameters, body, added(answers, List.of(more)), refusals);
  }

  private static <T> List<T> added(List<T> some, List<T> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  /**
   * A parameter.
   *
   * @param schema as JSON
   */
  record Parameter(String in, String name, String description, String schema, boolean isNeeded) {
    static Parameter query(String name, String description, String schema) {
      return new Parameter("query", name, description, schema, false);
    }

    static Parameter needed(String name, String description, String schema) {
      return new Parameter("query", name, description, schema, true);
    }

    static Parameter header(String name, String description, String schema) {
      return new Parameter("header", name, description, schema, false);
    }
  }

  /** What is sent. */
  record Body(Class<?> type, String example) {}

  /** What comes back; without a type, nothing does. */
  record Answer(int status, @Nullable Class<?> type, @Nullable String example) {
    /** Whether it is a refusal that says more than others of its status. */
    boolean isProblem() {
      return status >= 400;
    }
  }
}
