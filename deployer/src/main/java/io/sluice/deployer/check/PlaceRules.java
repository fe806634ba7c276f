package io.sluice.deployer.check;

import io.sluice.deployer.spec.LogUri;
import io.sluice.deployer.spec.S3Uri;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules about the places of state. */
final class PlaceRules implements RuleSet {
  private static final Pattern DURABLE =
      Pattern.compile("(s3|s3a|s3p|hdfs|viewfs|gs|abfs|abfss|wasb|wasbs|oss)://.*");

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
                "state-dir-local",
                "A path in the pod goes with the pod. After the loss of a node, or an upgrade, the"
                    + " state is gone.",
                "Flink, Checkpoint storage",
                PlaceRules::local)
            .forAll(),
        Rule.warning(
                "state-not-on-s3p",
                "s3p:// is the Presto connector, which AWS recommends for state. s3:// and s3a:// are"
                    + " Hadoop's, which renames by copying and asks S3 far more often.",
                "guide, Conectores de Flink de S3",
                PlaceRules::presto)
            .forAll(),
        Rule.warning(
                "state-dirs-overlap",
                "Cleaning up one kind of files below a prefix, by hand or with a lifecycle rule, takes"
                    + " the other with it.",
                "guide, Ejecución de una aplicación de Flink, step 6",
                PlaceRules::overlap)
            .forAll(),
        Rule.warning(
            "entropy-key-unused",
            "The key spreads checkpoints over S3's partitions only where a path holds it.",
            "Flink, Amazon S3: entropy injection",
            PlaceRules::entropyUnused),
        Rule.warning(
            "entropy-key-late",
            "S3 partitions by the first characters of a key. Behind a fixed prefix the entropy"
                + " comes too late to spread anything.",
            "Flink, Amazon S3: entropy injection",
            PlaceRules::entropyLate));
  }

  private static void local(Subject subject, Findings findings) {
    for (Places.Place place : Places.of(subject)) {
      String value = place.value();
      if (value.isEmpty()
          || DURABLE.matcher(value).matches()
          || Placeholders.find(value).isPresent()
          || Volumes.keep(subject, value)) {
        continue;
      }
      findings.add(
          place.where(),
          "'" + value + "' is a place in the pod, which does not keep " + place.purpose(),
          "write " + place.where().last() + ": " + Places.suggest(subject, kind(place)));
    }
  }

  private static void presto(Subject subject, Findings findings) {
    if (!subject.isForEmr()) {
      return;
    }
    for (Places.Place place : Places.of(subject)) {
      place
          .s3()
          .filter(uri -> uri.scheme() != S3Uri.Scheme.S3P)
          .ifPresent(
              uri ->
                  findings.add(
                      place.where(),
                      "'"
                          + uri
                          + "' keeps "
                          + place.purpose()
                          + " through the connector of "
                          + uri.scheme()
                          + "://",
                      "write " + place.where().last() + ": " + uri.with(S3Uri.Scheme.S3P)));
    }
  }

  private static void overlap(Subject subject, Findings findings) {
    List<Places.Place> places = new ArrayList<>(Places.of(subject));
    logs(subject).ifPresent(places::add);
    for (int later = 1; later < places.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        Places.Place one = places.get(earlier);
        Places.Place other = places.get(later);
        if (!one.purpose().equals(other.purpose()) && overlaps(one, other)) {
          findings.add(
              other.where(),
              "'"
                  + other.value()
                  + "' holds "
                  + other.purpose()
                  + ", and '"
                  + one.value()
                  + "' "
                  + one.purpose(),
              "give each a prefix of its own, for example " + Places.suggest(subject, kind(other)));
          break;
        }
      }
    }
  }

  private static Optional<Places.Place> logs(Subject subject) {
    return Monitored.logUri(subject)
        .flatMap(LogUri::s3)
        .map(uri -> new Places.Place(Monitored.LOG_URI, "logs", uri.toString()));
  }

  private static boolean overlaps(Places.Place one, Places.Place other) {
    Optional<String> first = one.s3().map(PlaceRules::prefix);
    Optional<String> second = other.s3().map(PlaceRules::prefix);
    return first.isPresent()
        && second.isPresent()
        && (first.get().startsWith(second.get()) || second.get().startsWith(first.get()));
  }

  private static String prefix(S3Uri uri) {
    String path = uri.bucket() + "/" + uri.key();
    return path.endsWith("/") ? path : path + "/";
  }

  private static void entropyUnused(Subject subject, Findings findings) {
    Optional<Setting> dir = Key.CHECKPOINT_DIR.in(subject);
    Key.ENTROPY_KEY
        .in(subject)
        .filter(
            key ->
                dir.filter(checkpoints -> !checkpoints.value().contains(key.value())).isPresent())
        .ifPresent(
            key ->
                findings.add(
                    key.where(),
                    "'" + key + "' stands in no path: '" + dir.get() + "'",
                    "put it first: "
                        + dir.get().key()
                        + ": "
                        + dir.get()
                            .value()
                            .replaceFirst("(s3[ap]?://[^/]*)", "$1/" + key.value())));
  }

  private static void entropyLate(Subject subject, Findings findings) {
    Optional<Setting> key = Key.ENTROPY_KEY.in(subject);
    Key.CHECKPOINT_DIR
        .in(subject)
        .filter(dir -> key.isPresent() && dir.value().contains(key.get().value()))
        .flatMap(dir -> dir.s3().filter(uri -> !uri.key().startsWith(key.get().value())))
        .ifPresent(
            uri ->
                findings.add(
                    Fields.option(Key.CHECKPOINT_DIR.in(subject).get().key()),
                    "'" + uri + "' has " + key.get().value() + " behind a fixed prefix",
                    "write "
                        + uri.scheme()
                        + "://"
                        + uri.bucket()
                        + "/"
                        + key.get().value()
                        + "/"
                        + uri.key().replace(key.get().value(), "").replaceAll("//+|/$", "")));
  }

  private static String kind(Places.Place place) {
    return place.purpose().equals("HA metadata") ? "ha" : place.purpose();
  }
}
