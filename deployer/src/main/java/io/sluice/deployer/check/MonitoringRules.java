package io.sluice.deployer.check;

import io.sluice.deployer.yaml.FieldPath;
import java.util.List;

/** Rules about where EMR ships the logs. */
final class MonitoringRules implements RuleSet {
  private static final String GUIDE = "guide, Registros de aplicaciones de Flink";
  private static final List<String> BLOCKS =
      List.of(
          "s3MonitoringConfiguration",
          "cloudWatchMonitoringConfiguration",
          "sideCarResources",
          "containerLogRotationConfiguration");

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
            "monitoring-misplaced",
            "The block belongs into monitoringConfiguration. Directly under spec, where an older"
                + " edition of the guide shows it, nobody reads it.",
            "EMR on EKS, Using monitoring configuration",
            MonitoringRules::misplaced),
        Rule.warning(
            "monitoring-without-sink",
            "The sidecar runs in every pod and ships the logs nowhere.",
            GUIDE,
            MonitoringRules::withoutSink));
  }

  /** Whether a field is a block of monitoringConfiguration that stands directly under spec. */
  static boolean isMisplaced(FieldPath where) {
    return where.parent().equals(Fields.SPEC) && BLOCKS.contains(where.last());
  }

  private static void misplaced(Subject subject, Findings findings) {
    for (String block : BLOCKS) {
      if (subject.spec().other().containsKey(block)) {
        findings.add(
            Fields.SPEC.child(block),
            block + " stands directly under spec",
            "indent it by two more, to spec.monitoringConfiguration." + block);
      }
    }
  }

  private static void withoutSink(Subject subject, Findings findings) {
    Monitored.in(subject)
        .filter(
            monitoring ->
                monitoring.s3MonitoringConfiguration() == null
                    && monitoring.cloudWatchMonitoringConfiguration() == null)
        .ifPresent(
            monitoring ->
                findings.add(
                    Fields.MONITORING,
                    "monitoringConfiguration has neither s3MonitoringConfiguration nor"
                        + " cloudWatchMonitoringConfiguration",
                    "add cloudWatchMonitoringConfiguration: {logGroupName: /flink/"
                        + subject.name()
                        + "}, or remove the block"));
  }
}
