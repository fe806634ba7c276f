package io.sluice.deployer.cleanup;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.logs.LogGroup;
import io.sluice.deployer.aws.logs.LogStore;
import io.sluice.deployer.aws.logs.LogStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Logs in CloudWatch that are of no deployment, in groups like those that deployments have. */
final class LogGarbage {
  private final LogStore logs;
  private final Claims claims;
  private final Instant before;

  LogGarbage(Aws aws, Claims claims, Instant before) {
    this.logs = new LogStore(aws);
    this.claims = claims;
    this.before = before;
  }

  /**
   * All of it.
   *
   * @param groups the log groups of the environment
   */
  List<Orphan> beside(Set<String> groups) {
    List<Orphan> orphans = new ArrayList<>();
    Set<String> families = new TreeSet<>();
    for (String group : groups) {
      streams(group, orphans);
      String family = group.substring(0, group.lastIndexOf('/') + 1);
      if (family.length() > 1) {
        families.add(family);
      }
    }
    for (String family : families) {
      for (LogGroup group : logs.groups(family)) {
        if (!claims.uses(group.name())) {
          group(group, orphans);
        }
      }
    }
    return orphans;
  }

  private void streams(String group, List<Orphan> orphans) {
    Map<String, List<LogStream>> byPrefix = new TreeMap<>();
    for (LogStream stream : logs.streams(group, "")) {
      String prefix = LogPlace.prefixOf(stream.name());
      if (prefix != null) {
        byPrefix.computeIfAbsent(prefix, unused -> new ArrayList<>()).add(stream);
      }
    }
    byPrefix.forEach(
        (prefix, streams) -> {
          LogPlace place = new LogPlace(group, prefix);
          if (claims.user(place).isEmpty() && newest(streams).isBefore(before)) {
            orphans.add(
                new Orphan(
                    new Leftover(
                        "log streams",
                        place.toString(),
                        streams.size(),
                        0,
                        newest(streams),
                        true,
                        "no deployment, described or live, writes them"),
                    () -> streams.forEach(logs::delete)));
          }
        });
  }

  private void group(LogGroup group, List<Orphan> orphans) {
    List<LogStream> streams = logs.streams(group.name(), "");
    boolean flinks =
        !streams.isEmpty()
            && streams.stream()
                .map(one -> LogPlace.prefixOf(one.name()))
                .allMatch(Objects::nonNull);
    if (flinks && newest(streams).isBefore(before)) {
      orphans.add(
          new Orphan(
              new Leftover(
                  "log group",
                  group.name(),
                  streams.size(),
                  group.bytes(),
                  newest(streams),
                  true,
                  "no deployment, described or live, writes to it"),
              () -> logs.deleteGroup(group.name())));
    }
  }

  private static Instant newest(List<LogStream> streams) {
    return streams.stream()
        .map(LogStream::written)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }
}
