package io.sluice.deployer.check;

import io.sluice.deployer.spec.JobManagerSpec;
import io.sluice.deployer.spec.S3Uri;
import io.sluice.deployer.yaml.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The places that a description keeps state in. */
final class Places {
  private static final List<Key> OPTIONS =
      List.of(Key.CHECKPOINT_DIR, Key.SAVEPOINT_DIR, Key.HA_DIR, Key.CHANGELOG_DIR);

  private Places() {}

  /**
   * A place.
   *
   * @param where the field that names it
   * @param purpose what is kept there
   * @param value as written
   */
  record Place(FieldPath where, String purpose, String value) {
    Optional<S3Uri> s3() {
      return new Setting("", value).s3();
    }
  }

  /** All that are written, whether or not they are well-formed. */
  static List<Place> of(Subject subject) {
    List<Place> places = new ArrayList<>();
    for (Key key : OPTIONS) {
      key.in(subject)
          .ifPresent(
              setting -> places.add(new Place(setting.where(), purpose(key), setting.value())));
    }
    subject
        .jobManager()
        .map(JobManagerSpec::storageDir)
        .ifPresent(
            dir -> places.add(new Place(Fields.STORAGE_DIR, purpose(Key.HA_DIR), dir.toString())));
    return places;
  }

  /** A place to propose: in the bucket that the description already uses, if it uses one. */
  static String suggest(Subject subject, String kind) {
    String name = subject.name();
    String bucket =
        of(subject).stream()
            .flatMap(place -> place.s3().stream())
            .map(S3Uri::bucket)
            .findFirst()
            .orElse("your-bucket");
    return "s3p://" + bucket + "/" + kind + "/" + (name.isEmpty() ? "my-job" : name);
  }

  private static String purpose(Key key) {
    return switch (key) {
      case CHECKPOINT_DIR -> "checkpoints";
      case SAVEPOINT_DIR -> "savepoints";
      case HA_DIR -> "HA metadata";
      default -> "changelog";
    };
  }
}
