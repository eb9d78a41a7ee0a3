package io.tulou.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.local.server.ServerFailure;
import io.tulou.local.server.StackHome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class ImportCommandTest {
  private final FakeFeedService service = new FakeFeedService();
  private final StringWriter printed = new StringWriter();
  private final PrintWriter out = new PrintWriter(printed, true);
  private Path folder = Path.of("");
  private Path graph = Path.of("");

  @BeforeEach
  void writeGraph(@TempDir Path empty) throws IOException {
    folder = empty;
    graph = folder.resolve("ring.txt");
    var edges =
        IntStream.range(0, 2_500)
            .mapToObj(i -> i + " " + (i + 1))
            .collect(Collectors.joining("\n"));
    Files.writeString(graph, edges + "\n7 2500\n7 7\n0 1\n");
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void aGraphBecomesMembersAndFollowsInBatches() {
    int status = run("graph", graph.toString(), "--member-offset", "10");

    assertThat(status).isZero();
    assertThat(service.members())
        .extracting(JsonNode::size)
        .containsExactlyInAnyOrder(1_000, 1_000, 501);
    assertThat(service.follows())
        .extracting(JsonNode::size)
        .containsExactlyInAnyOrder(1_000, 1_000, 501);
    assertThat(service.members().toString()).contains("{\"id\":17,\"name\":\"Member 7\"}");
    assertThat(service.follows().toString()).contains("{\"memberId\":17,\"authorId\":2510}");
    assertThat(printed.toString())
        .containsPattern("follows +2,501/2,501")
        .containsPattern("duplicates +1 ")
        .containsPattern("self-loops +1 ")
        .containsPattern("most followers +2 +member 2510")
        .contains("curl 'http://door:1/v1/members/2510'");
  }

  @Test
  void anInterruptedGraphGoesOnAndAFinishedOneStartsOver() {
    service.refuseBatchesWith("\"memberId\":2510,");
    assertThat(runMutual()).isEqualTo(1);
    assertThat(service.follows()).hasSize(5);

    service.refuseBatchesWith("nothing");
    assertThat(runMutual()).isZero();
    assertThat(service.follows()).hasSize(6);
    assertThat(printed.toString()).containsPattern("sent +2 ");

    assertThat(runMutual()).isZero();
    assertThat(service.follows()).hasSize(12);
    assertThat(printed.toString()).containsPattern("sent +5,002 ");
  }

  @Test
  void badLinesAreShownAndTheRestIsImported() throws IOException {
    Files.writeString(graph, "1 2\nnobody\n");

    assertThat(run("graph", graph.toString())).isEqualTo(2);
    assertThat(service.follows().toString()).contains("memberId");
    assertThat(printed.toString()).contains("ring.txt:2: must be two numbers");
  }

  @Test
  void aPlatformThatIsNotUpIsSaidInOneLine() throws IOException {
    Files.createDirectories(folder.resolve("local-stack"));
    var discussion = Files.writeString(folder.resolve("beer.jsonl"), "");

    var command = new ImportCommand(new StackHome(folder), out);

    assertThat(execute(command, "stackexchange", discussion.toString())).isEqualTo(1);
    assertThat(printed.toString().lines()).hasSize(1).first().asString().contains("./tulou up");
  }

  @Test
  void mistakesInTheOptionsAreSaid() {
    assertThat(run("graph", folder.resolve("none").toString())).isEqualTo(1);
    assertThat(run("graph", graph.toString(), "--mutual", "--directed")).isEqualTo(1);
    assertThat(run("stackexchange", graph.toString(), "--wait", "soon")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(printed.toString())
        .contains("There is no file", "not both", "'soon' is not a time such as 90s or 5m");
  }

  @Test
  void theHelpTellsTheExitStatuses() {
    assertThat(run("--help")).isZero();
    assertThat(printed.toString()).contains("stackexchange", "graph", "some lines could not");
  }

  private int runMutual() {
    return run("graph", graph.toString(), "--mutual", "--member-offset", "10");
  }

  private int run(String... args) {
    var target =
        new ImportTarget(
            URI.create("http://door:1"),
            service.url(),
            "127.0.0.1:1",
            "redis://127.0.0.1:1",
            FakeFeedService.ENCODED_KEY,
            folder);
    return execute(new ImportCommand(() -> target, out), args);
  }

  private int execute(ImportCommand command, String... args) {
    return new CommandLine(command)
        .setOut(out)
        .setErr(out)
        .setExecutionExceptionHandler((failure, _, _) -> {
          assertThat(failure).isInstanceOf(ServerFailure.class);
          out.println(failure.getMessage());
          return 1;
        })
        .execute(args);
  }
}
