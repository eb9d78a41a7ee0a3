package io.tulou.common.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 9457 problem details, with the members the public contract adds. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    @Nullable String detail,
    @Nullable String instance,
    String code,
    @Nullable String traceId,
    List<ApiException.FieldProblem> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = errors == null ? List.of() : List.copyOf(errors);
  }

  /** The problem a refusal shows to the client. */
  public static Problem of(ApiException refusal, String instance, @Nullable String traceId) {
    var code = refusal.code();
    return new Problem(
        "/problems/" + code.code(),
        code.title(),
        code.status(),
        refusal.detail(),
        instance,
        code.code(),
        traceId,
        refusal.errors());
  }
}
