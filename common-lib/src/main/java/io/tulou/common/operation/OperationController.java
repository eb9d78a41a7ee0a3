package io.tulou.common.operation;

import io.tulou.common.identity.Caller;
import io.tulou.common.web.DecimalId;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Operations of every kind, for callers with the scope {@code operate}. */
@RestController
class OperationController {
  private static final String OPERATE = "operate";

  private final Operations operations;
  private final JsonMapper json;
  private final Clock clock;

  OperationController(Operations operations, JsonMapper json, Clock clock) {
    this.operations = operations;
    this.json = json;
    this.clock = clock;
  }

  @PostMapping(path = "/v1/operations/{kind}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<OperationView> start(
      @PathVariable("kind") String kind,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody JsonNode request,
      Caller caller) {
    var operation =
        operations.start(
            kind, request, caller.memberWith(OPERATE), OperationKey.check(idempotencyKey));
    return ResponseEntity.accepted()
        .location(URI.create("/v1/operations/" + kind + "/" + operation.operationId()))
        .body(view(operation));
  }

  @GetMapping("/v1/operations/{kind}")
  OperationView.Listing latest(@PathVariable("kind") String kind, Caller caller) {
    caller.memberWith(OPERATE);
    return new OperationView.Listing(
        operations.latest(kind).stream().map(this::view).toList(), null);
  }

  @GetMapping("/v1/operations/{kind}/{id}")
  OperationView get(
      @PathVariable("kind") String kind, @PathVariable("id") String id, Caller caller) {
    caller.memberWith(OPERATE);
    return view(operations.get(kind, DecimalId.inPath(id)));
  }

  @DeleteMapping("/v1/operations/{kind}/{id}")
  ResponseEntity<OperationView> cancel(
      @PathVariable("kind") String kind, @PathVariable("id") String id, Caller caller) {
    caller.memberWith(OPERATE);
    return ResponseEntity.accepted().body(view(operations.cancel(kind, DecimalId.inPath(id))));
  }

  private OperationView view(Operation operation) {
    return OperationView.of(operation, json, clock.instant());
  }
}
