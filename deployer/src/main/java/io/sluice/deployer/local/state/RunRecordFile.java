package io.sluice.deployer.local.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.sluice.deployer.local.error.LocalRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Keeps the record of a job's last run. */
public final class RunRecordFile {
  private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private final Path file;

  public RunRecordFile(StateDirectory state) {
    file = state.record();
  }

  /**
   * The record of the last run.
   *
   * @throws LocalRunException if it cannot be read
   */
  public Optional<RunRecord> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.readValue(file.toFile(), RunRecord.class));
    } catch (IOException e) {
      throw new LocalRunException(
          file + " cannot be read; delete the job's local state with --clean", e);
    }
  }

  /**
   * Replaces the record as a whole, never half.
   *
   * @throws LocalRunException if it cannot be written
   */
  public void write(RunRecord record) {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try {
      json.writeValue(next.toFile(), record);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LocalRunException(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
