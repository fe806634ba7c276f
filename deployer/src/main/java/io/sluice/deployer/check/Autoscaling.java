package io.sluice.deployer.check;

import io.sluice.deployer.release.AutoscalerOption;
import io.sluice.deployer.release.AutoscalerOptions;
import io.sluice.deployer.release.AutoscalerPrefix;
import io.sluice.deployer.release.Release;
import java.util.List;
import java.util.Optional;

/** What a description says to the autoscaler. */
final class Autoscaling {
  private Autoscaling() {}

  /**
   * One of its options as written.
   *
   * @param setting key and value
   * @param prefix how the key begins
   * @param name the key without prefix, and without characters that strayed into it
   */
  record Entry(Setting setting, AutoscalerPrefix prefix, String name) {
    /** The full key of another option, with the same prefix. */
    String key(String other) {
      return prefix.key(other);
    }
  }

  /** All of its options, in the order they were written. */
  static List<Entry> entries(Subject subject) {
    return subject.settings().stream().flatMap(setting -> entry(setting).stream()).toList();
  }

  private static Optional<Entry> entry(Setting setting) {
    String key = Strays.remove(setting.key());
    return AutoscalerPrefix.of(key).map(prefix -> new Entry(setting, prefix, prefix.option(key)));
  }

  /** What is said of one option, by the first of these names that is written. */
  static Optional<Entry> find(Subject subject, String... names) {
    List<Entry> entries = entries(subject);
    for (String name : names) {
      for (Entry entry : entries) {
        if (entry.name().equals(name)) {
          return Optional.of(entry);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether it is switched on. */
  static boolean isOn(Subject subject) {
    return find(subject, "enabled").filter(entry -> entry.setting().is("true")).isPresent();
  }

  /** The prefix to write in this release; the plain one where the release is not known. */
  static AutoscalerPrefix prefix(Subject subject) {
    return subject.emrVersion().map(AutoscalerPrefix::preferredIn).orElse(AutoscalerPrefix.PLAIN);
  }

  /** The options that the release's operator has; the newest known where it is not known. */
  static AutoscalerOptions options(Subject subject) {
    return subject
        .release()
        .filter(release -> release.operator().isPresent())
        .map(Release::autoscalerOptions)
        .orElseGet(AutoscalerOptions::newest);
  }

  /** What is known about an option, in this release or in any other. */
  static Optional<AutoscalerOption> option(Subject subject, String name) {
    return options(subject).find(name).or(() -> AutoscalerOptions.newest().find(name));
  }

  /** The options that one reader knows. */
  static List<Entry> entries(Subject subject, AutoscalerOption.Scope scope) {
    return entries(subject).stream()
        .filter(
            entry ->
                option(subject, entry.name()).filter(option -> option.scope() == scope).isPresent())
        .toList();
  }
}
