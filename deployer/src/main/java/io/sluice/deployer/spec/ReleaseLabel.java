package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code spec.emrReleaseLabel}, for example {@code emr-7.13.0-flink-latest} or {@code
 * emr-7.13.0-flink-20260410}.
 *
 * @param release the EMR release
 * @param kind what the label names: the Flink runtime or the operator
 * @param tag {@code latest}, or the date of a build as EMR prints it (seven or eight digits)
 */
public record ReleaseLabel(EmrVersion release, Kind kind, String tag) {
  private static final Pattern FORM =
      Pattern.compile("emr-(\\d+\\.\\d+\\.\\d+)-flink(-k8s-operator)?-(latest|\\d{7,8})");

  /** What a release label names. */
  public enum Kind {
    /** The image that runs JobManager and TaskManagers. */
    RUNTIME,
    /** The image of the Flink Kubernetes operator. */
    OPERATOR
  }

  /**
   * Reads a label.
   *
   * @throws MalformedValueException if the text is no release label
   */
  @JsonCreator
  public static ReleaseLabel parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new MalformedValueException(
          "'" + text + "' is not a release label", "write it like emr-7.13.0-flink-latest");
    }
    return new ReleaseLabel(
        EmrVersion.parse(form.group(1)),
        form.group(2) == null ? Kind.RUNTIME : Kind.OPERATOR,
        form.group(3));
  }

  /** The label of a release's newest runtime build. */
  public static ReleaseLabel latest(EmrVersion release) {
    return new ReleaseLabel(release, Kind.RUNTIME, "latest");
  }

  @Override
  @JsonValue
  public String toString() {
    return "emr-" + release + (kind == Kind.RUNTIME ? "-flink-" : "-flink-k8s-operator-") + tag;
  }
}
