package io.sluice.deployer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemporaryFolderTest {
  @Test
  void holdsTheFilesForItsOwnerOnlyAndIsGoneAfterwards() throws IOException {
    Path path;
    try (TemporaryFolder folder =
        TemporaryFolder.of(Map.of(Path.of("conf", "a.yaml"), "secret", Path.of("b"), ""))) {
      path = folder.path();
      assertThat(path.resolve("conf/a.yaml")).content().isEqualTo("secret");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rwx------");
      Files.writeString(path.resolve("made-later"), "log");
    }
    assertThat(path).doesNotExist();
  }
}
