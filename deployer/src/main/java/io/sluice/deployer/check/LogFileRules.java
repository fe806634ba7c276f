package io.sluice.deployer.check;

import io.sluice.deployer.spec.IngressSpec;
import java.util.List;
import java.util.Optional;

/** Rules about logging configuration and the ingress. */
final class LogFileRules implements RuleSet {
  private static final List<String> LOG_FILES =
      List.of("log4j-console.properties", "logback-console.xml");

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
            "log-configuration-key",
            "The operator refuses any other file in logConfiguration.",
            "operator code, DefaultValidator",
            LogFileRules::logFile),
        Rule.error(
            "ingress-template-missing",
            "The operator refuses an ingress without a template for its address.",
            "operator code, DefaultValidator",
            LogFileRules::ingress));
  }

  private static void logFile(Subject subject, Findings findings) {
    for (String file : subject.spec().logConfiguration().keySet()) {
      if (!LOG_FILES.contains(file)) {
        findings.add(
            Fields.SPEC.child("logConfiguration").child(file),
            "'" + file + "' is not a file of logConfiguration",
            "write " + String.join(" or ", LOG_FILES));
      }
    }
  }

  private static void ingress(Subject subject, Findings findings) {
    Optional<IngressSpec> ingress = Optional.ofNullable(subject.spec().ingress());
    ingress
        .filter(spec -> spec.template() == null || spec.template().isBlank())
        .ifPresent(
            spec ->
                findings.add(
                    Fields.SPEC.child("ingress").child("template"),
                    "the ingress has no template",
                    "write template: \"{{name}}.{{namespace}}.example.com\""));
  }
}
