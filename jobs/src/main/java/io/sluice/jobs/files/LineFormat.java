package io.sluice.jobs.files;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.reader.SimpleStreamFormat;
import org.apache.flink.connector.file.src.reader.StreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Text lines in UTF-8; bytes that are not UTF-8 become U+FFFD, as logs hold whatever clients send.
 * Compressed files are read by their extension.
 */
public final class LineFormat extends SimpleStreamFormat<String> {
  /** The longest line that is read in full, in characters. */
  public static final int MAX_LENGTH = 65_536;

  private static final long serialVersionUID = 1L;

  @Override
  public StreamFormat.Reader<String> createReader(Configuration config, FSDataInputStream stream) {
    return new Lines(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  @Override
  public TypeInformation<String> getProducedType() {
    return Types.STRING;
  }

  private static final class Lines implements StreamFormat.Reader<String> {
    private final InputStreamReader text;
    private final LineReader lines;

    Lines(InputStreamReader text) {
      this.text = text;
      this.lines = new LineReader(text, MAX_LENGTH);
    }

    @Override
    public @Nullable String read() throws IOException {
      return lines.next();
    }

    @Override
    public void close() throws IOException {
      text.close();
    }
  }
}
