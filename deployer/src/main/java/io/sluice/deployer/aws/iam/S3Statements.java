package io.sluice.deployer.aws.iam;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The statements about S3: one for each purpose, and for each bucket whose names are listed. */
final class S3Statements {
  private final String partition;
  private final List<Use> uses;

  S3Statements(String partition, List<Use> uses) {
    this.partition = partition;
    this.uses = uses;
  }

  List<Statement> all() {
    List<Statement> all = new ArrayList<>();
    for (Purpose purpose : Purpose.values()) {
      List<Use> of = uses.stream().filter(use -> use.purpose() == purpose).toList();
      if (!of.isEmpty()) {
        all.add(objects(purpose, of));
      }
    }
    listed().forEach((bucket, prefixes) -> all.add(names(bucket, prefixes)));
    if (!listed().isEmpty()) {
      all.add(
          Statement.of(
              "BucketRegions",
              List.of("s3:GetBucketLocation"),
              listed().keySet().stream().map(this::arn).toList(),
              "the S3 connectors ask in which Region a bucket is"));
    }
    return all;
  }

  private Statement objects(Purpose purpose, List<Use> of) {
    String from = of.stream().map(Use::from).distinct().collect(Collectors.joining(", "));
    return Statement.of(
        purpose.sid(),
        purpose.access().actions(),
        of.stream().flatMap(use -> use.objects(partition).stream()).distinct().toList(),
        purpose.because() + " (" + from + ")");
  }

  /**
   * The names below the prefixes. A request about one object, or the bucket, has no prefix; without
   * "IfExists" S3 would answer "denied" where an object is missing, which the connectors do not
   * take for "missing".
   */
  private Statement names(String bucket, Set<String> prefixes) {
    String because =
        "Flink lists what is there, and S3 says that something is missing only to who may list";
    return new Statement(
        "Names" + Sids.of(bucket),
        List.of("s3:ListBucket"),
        List.of(arn(bucket)),
        prefixes.contains("")
            ? Map.of()
            : Map.of("StringLikeIfExists", Map.of("s3:prefix", List.copyOf(prefixes))),
        because);
  }

  private Map<String, Set<String>> listed() {
    Map<String, Set<String>> listed = new TreeMap<>();
    for (Use use : uses) {
      if (use.purpose().access().lists()) {
        listed.computeIfAbsent(use.bucket(), unused -> new TreeSet<>()).addAll(prefixes(use));
      }
    }
    return listed;
  }

  /** Where something is written, S3A looks at each folder above it, too. */
  private static Set<String> prefixes(Use use) {
    if (use.prefix().isEmpty()) {
      return Set.of("");
    }
    Set<String> prefixes = new LinkedHashSet<>(List.of(use.prefix(), use.prefix() + "/*"));
    if (use.purpose().access().writes()) {
      int slash = use.prefix().indexOf('/');
      while (slash >= 0) {
        prefixes.add(use.prefix().substring(0, slash + 1));
        slash = use.prefix().indexOf('/', slash + 1);
      }
    }
    return prefixes;
  }

  private String arn(String bucket) {
    return "arn:" + partition + ":s3:::" + bucket;
  }
}
