package io.sluice.deployer.cli;

import io.sluice.deployer.cleanup.Leftover;
import io.sluice.deployer.cleanup.Orphan;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Leftovers as a table for people and as data for programs. */
final class GarbageReport {
  private final List<Leftover> leftovers;
  private final boolean everywhere;

  /**
   * @param everywhere whether all namespaces could be looked at
   */
  GarbageReport(List<Orphan> orphans, boolean everywhere) {
    this.leftovers = orphans.stream().map(Orphan::leftover).toList();
    this.everywhere = everywhere;
  }

  /** How much some are. */
  static String sum(List<Orphan> orphans) {
    return orphans.size()
        + (orphans.size() == 1 ? " leftover (" : " leftovers (")
        + Ages.size(orphans.stream().mapToLong(one -> one.leftover().bytes()).sum())
        + ")";
  }

  /**
   * As data.
   *
   * @param deleted how many have been deleted
   */
  Map<String, Object> data(int deleted) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("complete", everywhere);
    data.put("leftovers", leftovers.stream().map(GarbageReport::data).toList());
    data.put("deleted", deleted);
    return data;
  }

  @Override
  public String toString() {
    String note =
        everywhere
            ? ""
            : "\nnote: not all namespaces can be looked at; deployments there may use some of it";
    if (leftovers.isEmpty()) {
      return "nothing is left over" + note;
    }
    TextTable table = new TextTable("KIND", "WHERE", "COUNT", "SIZE", "AGE");
    for (Leftover one : leftovers) {
      table.row(
          one.kind(),
          one.place(),
          Integer.toString(one.objects()),
          one.bytes() == 0 ? "-" : Ages.size(one.bytes()),
          Ages.of(Duration.between(one.newest(), Instant.now())));
    }
    String reported =
        leftovers.stream()
            .filter(one -> !one.deletable())
            .map(one -> "\n" + one.place() + ": " + one.why())
            .collect(Collectors.joining());
    return table + reported + note;
  }

  private static Map<String, Object> data(Leftover leftover) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("kind", leftover.kind());
    data.put("place", leftover.place());
    data.put("objects", leftover.objects());
    data.put("bytes", leftover.bytes());
    data.put("newest", leftover.newest().toString());
    data.put("deletable", leftover.deletable());
    data.put("why", leftover.why());
    return data;
  }
}
