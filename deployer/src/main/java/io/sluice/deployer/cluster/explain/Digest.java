package io.sluice.deployer.cluster.explain;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says once what was seen often. That an image cannot be pulled is told by each pod's status, by
 * three events of each attempt, and by the operator: the line of it that tells most stands for all.
 */
final class Digest {
  private static final String PULL = "pull ";
  private static final String PULL_WITHOUT_IMAGE = "pull";
  private static final String ATTEMPT = "Failed: Failed to pull image ";
  private static final Pattern IMAGE =
      Pattern.compile(
          "(?:cannot pull image |[Ff]ailed to pull (?:and unpack )?image \"|Back-off pulling image \")"
              + "(?:docker\\.io/)?(?:library/)?([^\" ]+)");
  private static final Pattern CONSEQUENCE =
      Pattern.compile("Failed: Error: (?:ErrImagePull|ImagePullBackOff)");
  private static final Comparator<Evidence> TELLS_MORE =
      Comparator.<Evidence, Boolean>comparing(Digest::isOfPod)
          .thenComparing(seen -> seen.what().length())
          .thenComparing(Evidence::time);

  private Digest() {}

  /** The evidence by time. */
  static List<Evidence> of(Stream<Evidence> all) {
    Map<String, List<Evidence>> groups =
        all.collect(Collectors.groupingBy(Digest::key, LinkedHashMap::new, Collectors.toList()));
    if (groups.keySet().stream().anyMatch(key -> key.startsWith(PULL))) {
      groups.remove(PULL_WITHOUT_IMAGE);
    }
    return groups.values().stream()
        .map(Digest::once)
        .sorted(Comparator.comparing(Evidence::time))
        .toList();
  }

  private static String key(Evidence seen) {
    Matcher image = IMAGE.matcher(seen.what());
    if (image.find()) {
      return PULL + image.group(1);
    }
    return CONSEQUENCE.matcher(seen.what()).matches()
        ? PULL_WITHOUT_IMAGE
        : String.join("\n", seen.where(), seen.what(), String.join("\n", seen.log()));
  }

  private static Evidence once(List<Evidence> group) {
    Evidence best = group.stream().max(TELLS_MORE).orElseThrow();
    Evidence latest = group.stream().max(Comparator.comparing(Evidence::time)).orElseThrow();
    long pods = group.stream().filter(Digest::isOfPod).map(Evidence::where).distinct().count();
    return new Evidence(
        latest.time(),
        best.where(),
        best.what(),
        best.log(),
        times(group),
        (int) Math.max(1, pods));
  }

  /** Of a pull how often it was tried; several tell of the same attempt. */
  private static int times(Collection<Evidence> group) {
    boolean pull = group.stream().anyMatch(seen -> IMAGE.matcher(seen.what()).find());
    int times =
        group.stream()
            .filter(seen -> !pull || seen.what().startsWith(ATTEMPT))
            .mapToInt(Evidence::times)
            .sum();
    return Math.max(1, times);
  }

  private static boolean isOfPod(Evidence seen) {
    return seen.where().startsWith("Pod/");
  }
}
