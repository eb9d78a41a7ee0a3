package io.tulou.common.operation;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Accepts operations and tells how far they are. */
public final class Operations {
  private static final int LISTED = 50;

  private final OperationTable table;
  private final OperationWorkers workers;
  private final Map<String, Work<?>> works;
  private final LongSupplier ids;
  private final JsonMapper json;

  Operations(
      OperationTable table,
      OperationWorkers workers,
      List<Work<?>> works,
      LongSupplier ids,
      JsonMapper json) {
    this.table = table;
    this.workers = workers;
    this.works = works.stream().collect(Collectors.toMap(Work::kind, Function.identity()));
    this.ids = ids;
    this.json = json;
  }

  /**
   * Accepts a request; it is worked on soon.
   *
   * @param idempotencyKey a repetition under the same key gives the first operation, or null
   * @throws ApiException {@code not-found} for an unknown kind, {@code invalid-request}, {@code
   *     conflict} where only one may be open, {@code idempotency-key-reused}
   */
  public Operation start(
      String kind, JsonNode request, long actorId, @Nullable String idempotencyKey) {
    return start(work(kind), request, actorId, idempotencyKey);
  }

  private <R> Operation start(
      Work<R> work, JsonNode request, long actorId, @Nullable String idempotencyKey) {
    var text = json.writeValueAsString(request);
    var earlier =
        idempotencyKey == null
            ? Optional.<Operation>empty()
            : table.findByKey(actorId, idempotencyKey);
    if (earlier.isPresent()) {
      return repeated(earlier.get(), work.kind(), text);
    }
    var start = work.start(read(work, request));
    long id = ids.getAsLong();
    try {
      table.insert(new OperationTable.Fresh(id, work.kind(), actorId, text, idempotencyKey, start));
    } catch (DuplicateKeyException taken) {
      if (idempotencyKey != null) {
        var first = table.findByKey(actorId, idempotencyKey);
        if (first.isPresent()) {
          return repeated(first.get(), work.kind(), text);
        }
      }
      throw new ApiException(ErrorCode.CONFLICT, "Another one of these is not done yet.");
    }
    workers.wake();
    return table.find(id).orElseThrow();
  }

  private static Operation repeated(Operation earlier, String kind, String request) {
    if (!earlier.kind().equals(kind) || !earlier.request().equals(request)) {
      throw new ApiException(
          ErrorCode.IDEMPOTENCY_KEY_REUSED, "This key was used with another request.");
    }
    return earlier;
  }

  private <R> R read(Work<R> work, JsonNode request) {
    try {
      var read = json.treeToValue(request, work.requestType());
      if (read == null) {
        throw new ApiException(ErrorCode.INVALID_REQUEST, "The body must be an object.");
      }
      return read;
    } catch (JacksonException malformed) {
      throw new ApiException(
          ErrorCode.INVALID_REQUEST, "The body is not the JSON that is taken here.");
    }
  }

  public Operation get(String kind, long operationId) {
    work(kind);
    return table
        .find(operationId)
        .filter(operation -> operation.kind().equals(kind))
        .orElseThrow(ApiException::notFound);
  }

  /** The latest first. */
  public List<Operation> latest(String kind) {
    return table.latest(work(kind).kind(), LISTED);
  }

  /** Ends it soon, if it has not ended. */
  public Operation cancel(String kind, long operationId) {
    get(kind, operationId);
    table.cancel(operationId);
    workers.wake();
    return get(kind, operationId);
  }

  private Work<?> work(String kind) {
    return Optional.<Work<?>>ofNullable(works.get(kind)).orElseThrow(ApiException::notFound);
  }
}
