package io.sluice.deployer.cli;

import io.sluice.deployer.cleanup.PurgePlan;
import io.sluice.deployer.cleanup.Removal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what of a deployment's state and logs goes, or has gone, and what stays. */
final class PurgeReport {
  private final PurgePlan plan;

  PurgeReport(PurgePlan plan) {
    this.plan = plan;
  }

  /** How much goes, in one line. */
  String sum() {
    return plan.objects()
        + " objects ("
        + Ages.size(plan.bytes())
        + ")"
        + (plan.streams().isEmpty() ? "" : " and " + plan.streams().size() + " log streams");
  }

  /** A line for each of what goes and stays, each with a word before it. */
  String lines(String goes, String stays) {
    StringBuilder text = new StringBuilder();
    for (Removal removal : plan.removals()) {
      line(
          text,
          goes,
          removal.place()
              + ": "
              + removal.objects().size()
              + " objects, "
              + Ages.size(removal.bytes()));
    }
    if (!plan.streams().isEmpty()) {
      line(
          text,
          goes,
          "log group "
              + plan.streams().get(0).group()
              + ": "
              + plan.streams().size()
              + " streams"
              + (plan.groups().isEmpty() ? "" : ", and the group itself"));
    }
    plan.kept().forEach(kept -> line(text, stays, kept));
    plan.versioned()
        .forEach(
            bucket ->
                line(
                    text,
                    stays,
                    "older versions in s3://"
                        + bucket
                        + ", which keeps what is deleted until a lifecycle rule removes it"));
    return text.toString();
  }

  /** The same as data. */
  Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("objects", plan.objects());
    data.put("bytes", plan.bytes());
    data.put("places", plan.removals().stream().map(PurgeReport::data).toList());
    data.put("logStreams", plan.streams().size());
    data.put("logGroups", plan.groups());
    data.put("kept", plan.kept());
    data.put("bucketsWithVersions", List.copyOf(plan.versioned()));
    return data;
  }

  private static Map<String, Object> data(Removal removal) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("kind", removal.place().kind().toString());
    data.put("place", removal.place().address());
    data.put("objects", removal.objects().size());
    data.put("bytes", removal.bytes());
    return data;
  }

  private static void line(StringBuilder text, String word, String what) {
    text.append("\n  ").append(word).append(' ').append(what);
  }
}
