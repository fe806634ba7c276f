package io.sluice.jobs.wordcount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.jobs.arguments.ArgumentException;
import io.sluice.jobs.launch.Launch;
import io.sluice.jobs.testing.JsonFolder;
import io.sluice.jobs.testing.Run;
import io.sluice.jobs.testing.TestCluster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WordCountJobTest {
  @RegisterExtension static final TestCluster CLUSTER = new TestCluster();

  @TempDir Path folder;
  private Path texts;
  private Path output;

  @BeforeEach
  void createFolders() throws IOException {
    texts = Files.createDirectory(folder.resolve("texts"));
    output = folder.resolve("out");
  }

  @Test
  void countsAFolderInBatchModeWithoutCheckpoints() throws Exception {
    Files.writeString(texts.resolve("one.txt"), "To be, or not to be\nthat is the question");
    try (OutputStream zipped =
        new GZIPOutputStream(Files.newOutputStream(texts.resolve("two.txt.gz")))) {
      zipped.write("That is ALL\n".getBytes(StandardCharsets.UTF_8));
    }
    Map<String, String> settings = Run.settings(2).toMap();
    settings.remove("execution.checkpointing.interval");

    Map<String, Object> totals = CLUSTER.start(Configuration.fromMap(settings), job()).finish();

    assertThat(totals)
        .containsEntry(WordCount.LINES_READ, 3L)
        .containsEntry(WordCount.WORDS, 13L)
        .containsEntry(WordCount.DISTINCT_WORDS, 9L);
    assertThat(JsonFolder.read(output))
        .extracting(JsonNode::toString)
        .containsExactlyInAnyOrder(
            "{\"word\":\"to\",\"count\":2}",
            "{\"word\":\"be\",\"count\":2}",
            "{\"word\":\"or\",\"count\":1}",
            "{\"word\":\"not\",\"count\":1}",
            "{\"word\":\"that\",\"count\":2}",
            "{\"word\":\"is\",\"count\":2}",
            "{\"word\":\"the\",\"count\":1}",
            "{\"word\":\"question\",\"count\":1}",
            "{\"word\":\"all\",\"count\":1}");
  }

  @Test
  void countsTheSameInStreamingModeIfTheConfigurationSaysSo() throws Exception {
    Files.writeString(texts.resolve("one.txt"), "a b a");
    Configuration settings = Run.settings(2);
    settings.setString("execution.runtime-mode", "STREAMING");

    CLUSTER.start(settings, job()).finish();

    assertThat(latest()).isEqualTo(Map.of("a", 2L, "b", 1L));
  }

  @Test
  void goesOnFromASavepointWithMoreSubtasksAndExactTotals() throws Exception {
    Run.Wiring watched = job("--watch", "100ms", "--every", "100ms");
    Run first = CLUSTER.start(Run.settings(2), watched);
    drop("1.txt", text(100));
    first.awaitCount(WordCount.WORDS, 5_050);
    String savepoint = first.stopWithSavepoint(folder.resolve("savepoints"));

    Run second = CLUSTER.resume(savepoint, Run.settings(3), watched);
    drop("2.txt", text(110));
    second.awaitCount(WordCount.WORDS, 5_050 + 6_105);
    await().until(() -> latest().getOrDefault("w110", 0L) == 110 && latest().get("w1") == 2);
    second.stopWithSavepoint(folder.resolve("savepoints"));

    assertThat(second.finish())
        .containsEntry(WordCount.LINES_READ, 210L)
        .containsEntry(WordCount.WORDS, 5_050L + 6_105L)
        .containsEntry(WordCount.DISTINCT_WORDS, 110L);
    Map<String, Long> latest = latest();
    assertThat(latest).hasSize(110);
    for (long i = 1; i <= 110; i++) {
      assertThat(latest).containsEntry("w" + i, i <= 100 ? 2 * i : i);
    }
  }

  @Test
  void refusesAnUpdateIntervalForInputThatEnds() {
    assertThatThrownBy(() -> CLUSTER.start(Run.settings(1), job("--every", "1s")))
        .isInstanceOf(ArgumentException.class)
        .hasMessageStartingWith("--every 1s needs --watch");
  }

  private Run.Wiring job(String... more) {
    String[] args = new String[more.length + 4];
    System.arraycopy(more, 0, args, 4, more.length);
    args[0] = "--input";
    args[1] = texts.toUri().toString();
    args[2] = "--output";
    args[3] = output.toUri().toString();
    return env -> Launch.build(env, WordCountJob.USAGE, WordCountJob::build, args);
  }

  /** Puts a whole file into the watched folder at once. */
  private void drop(String name, String text) throws IOException {
    Path complete = Files.writeString(folder.resolve(name), text);
    Files.move(complete, texts.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Word number i, i times, on line i. */
  private static String text(int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= words; i++) {
      text.append(("w" + i + " ").repeat(i)).append('\n');
    }
    return text.toString();
  }

  /** The highest total given out for each word, which is the latest as totals only grow. */
  private Map<String, Long> latest() throws IOException {
    Map<String, Long> latest = new HashMap<>();
    for (JsonNode total : JsonFolder.read(output)) {
      latest.merge(total.get("word").asText(), total.get("count").asLong(), Math::max);
    }
    return latest;
  }
}
