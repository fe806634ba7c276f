package io.sluice.deployer.release;

import io.sluice.deployer.spec.EmrVersion;
import io.sluice.deployer.spec.ReleaseLabel;
import io.sluice.deployer.text.Row;
import io.sluice.deployer.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The releases from 6.13.0 to 7.13.0, oldest first. */
public final class Releases {
  private static final class Loaded {
    private static final List<Release> RELEASES = load();

    private static List<Release> load() {
      List<Release> releases = new ArrayList<>();
      for (Row row : Table.read(Releases.class, "releases.tsv")) {
        releases.add(Release.of(row));
      }
      return List.copyOf(releases);
    }
  }

  private Releases() {}

  /** All releases, oldest first. */
  public static List<Release> all() {
    return Loaded.RELEASES;
  }

  /** The newest release in the table. */
  public static Release newest() {
    return all().get(all().size() - 1);
  }

  /** The release with a number, empty if the table does not have it. */
  public static Optional<Release> find(EmrVersion version) {
    for (Release release : all()) {
      if (release.version().equals(version)) {
        return Optional.of(release);
      }
    }
    return Optional.empty();
  }

  /** The release that a label names, empty if the table does not have it. */
  public static Optional<Release> find(ReleaseLabel label) {
    return find(label.release());
  }
}
