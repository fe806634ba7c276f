package io.sluice.deployer.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.spec.S3Uri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsTest {
  @TempDir Path root;

  @Test
  void countsFinishedObjectsAndTheirLinesBelowAPlace() throws IOException {
    StateDirectory state = StateDirectory.of(root, "job");
    Path folder = Files.createDirectories(state.buckets().resolve("data/out/2026"));
    Files.writeString(folder.resolve("part-0"), "a\nb\n");
    Files.writeString(folder.resolve("part-1"), "c\n");
    Files.writeString(folder.resolve("_part-2_tmp_x"), "d\n");
    S3Uri place = S3Uri.parse("s3a://data/out");

    assertThat(Outputs.below(state, List.of(place, S3Uri.parse("s3a://data/empty"))))
        .containsExactly(new OutputLocation(place, state.buckets().resolve("data/out"), 2, 3));
  }
}
