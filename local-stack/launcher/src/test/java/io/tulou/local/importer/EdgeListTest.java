package io.tulou.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdgeListTest {
  private final BadLines bad = new BadLines();
  private Path file = Path.of("");

  @BeforeEach
  void nameFile(@TempDir Path folder) {
    file = folder.resolve("edges");
  }

  @Test
  void aPlainListIsDirected() throws IOException {
    var graph = read("# FromNodeId\tToNodeId\n30\t3\n3 30\n\n  4   30  \n", null);

    assertThat(edges(graph)).containsExactly("3>30", "4>30", "30>3");
    assertThat(graph.mutual()).isFalse();
    assertThat(graph.nodes()).containsExactly(3, 4, 30);
    assertThat(MostFollowed.of(graph.edges())).contains(new MostFollowed(30, 2));
    assertThat(bad.count()).isZero();
  }

  @Test
  void aTableWithAHeaderIsMutual() throws IOException {
    var graph = read("id_1,id_2\n0,2\n2,1\n", null);

    assertThat(edges(graph)).containsExactly("0>2", "1>2", "2>0", "2>1");
    assertThat(graph.mutual()).isTrue();
  }

  @Test
  void theDirectionCanBeSaid() throws IOException {
    assertThat(edges(read("a,b\n1,2\n", false))).containsExactly("1>2");
    assertThat(edges(read("1 2\n", true))).containsExactly("1>2", "2>1");
  }

  @Test
  void doublesAndSelfLoopsAreSkippedAndCounted() throws IOException {
    var directed = read("1 2\n1 2\n2 1\n3 3\n", false);
    var mutual = read("1 2\n1 2\n2 1\n3 3\n", true);

    assertThat(edges(directed)).containsExactly("1>2", "2>1");
    assertThat(directed.duplicates()).isEqualTo(1);
    assertThat(directed.selfLoops()).isEqualTo(1);
    assertThat(edges(mutual)).containsExactly("1>2", "2>1");
    assertThat(mutual.duplicates()).isEqualTo(2);
  }

  @Test
  void badLinesAreCountedAndTheRestIsRead() throws IOException {
    var graph = read("1\n1 2 3\n1 x\n-1 2\n1 2147483647\n1 99999999999999999999\n1 2\n", null);

    assertThat(bad.count()).isEqualTo(6);
    assertThat(edges(graph)).containsExactly("1>2");
  }

  @Test
  void theLargestNodesKeepTheirNumbers() throws IOException {
    assertThat(edges(read("2147483646 0\n", null))).containsExactly("2147483646>0");
  }

  @Test
  void anEmptyFileIsAnEmptyGraph() throws IOException {
    var graph = read("", null);

    assertThat(graph.edges()).isEmpty();
    assertThat(MostFollowed.of(graph.edges())).isEmpty();
  }

  private EdgeList read(String text, @Nullable Boolean mutual) throws IOException {
    Files.writeString(file, text);
    return EdgeList.read(file, mutual, bad);
  }

  private static List<String> edges(EdgeList graph) {
    return Arrays.stream(graph.edges())
        .mapToObj(edge -> EdgeList.followerOf(edge) + ">" + EdgeList.authorOf(edge))
        .toList();
  }
}
