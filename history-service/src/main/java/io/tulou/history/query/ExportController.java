package io.tulou.history.query;

import io.tulou.common.identity.Caller;
import io.tulou.history.OnApi;
import io.tulou.history.entry.HistoryEntry;
import io.tulou.history.entry.Position;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** A whole history as newline-delimited JSON, latest first, a page of it in memory at a time. */
@RestController
@OnApi
class ExportController {
  private static final MediaType NDJSON = MediaType.APPLICATION_NDJSON;
  private static final int PAGE = 500;

  private final HistoryReader reader;
  private final JsonMapper json;

  ExportController(HistoryReader reader, JsonMapper json) {
    this.reader = reader;
    this.json = json;
  }

  /**
   * The first page is read before the answer begins, so that what fails at once is an error. What
   * would leave something out fails, too: a client sees an answer that breaks off.
   */
  @GetMapping("/v1/history/export")
  ResponseEntity<StreamingResponseBody> export(Caller caller) {
    long memberId = caller.member();
    var first = page(memberId, Position.START);
    return ResponseEntity.ok().contentType(NDJSON).body(out -> write(memberId, first, out));
  }

  private void write(long memberId, List<HistoryEntry> first, OutputStream out) throws IOException {
    var page = first;
    while (!page.isEmpty()) {
      for (var entry : page) {
        out.write(json.writeValueAsBytes(EntryView.of(entry)));
        out.write("\n".getBytes(StandardCharsets.UTF_8));
      }
      out.flush();
      page = page.size() < PAGE ? List.of() : page(memberId, page.getLast().position());
    }
  }

  private List<HistoryEntry> page(long memberId, Position after) {
    var listed = reader.list(memberId, null, after, PAGE);
    if (listed.isBehind()) {
      throw Behind.refusal();
    }
    return listed.entries();
  }
}
