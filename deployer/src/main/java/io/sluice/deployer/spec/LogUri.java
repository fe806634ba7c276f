package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * Where logs are archived. EMR takes it with and without {@code s3://}: its own samples write a
 * bare bucket, so this type keeps whatever is written.
 *
 * @param text as written
 */
public record LogUri(@JsonValue String text) {
  /** Reads what is written; everything is kept. */
  @JsonCreator
  public static LogUri parse(String text) {
    return new LogUri(text);
  }

  /** The place, if it is written as a well-formed S3 URI. */
  public Optional<S3Uri> s3() {
    try {
      return Optional.of(S3Uri.parse(text));
    } catch (MalformedValueException notAUri) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
