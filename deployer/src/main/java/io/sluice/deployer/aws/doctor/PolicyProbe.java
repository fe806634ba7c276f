package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.iam.RoleNeeds;
import io.sluice.deployer.aws.iam.Statement;
import io.sluice.deployer.aws.role.BucketKeys;
import io.sluice.deployer.aws.role.LiveRole;
import io.sluice.deployer.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The role, which is who the job is, permits what the job does. */
final class PolicyProbe implements AwsProbe {
  @Override
  public String id() {
    return "role-policy";
  }

  @Override
  public List<String> needs() {
    return List.of(CallerProbe.ID, RoleProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    Subject.Access access = examined.subject().access();
    Optional<LiveRole> live = examined.role();
    if (access == null || live.isEmpty()) {
      return List.of(Finding.skipped("there is no role to look at"));
    }
    RoleNeeds needs = access.needs();
    if (needs == null) {
      return List.of(Finding.skipped("no deployment is described"));
    }
    BucketKeys keys = keys(examined, needs);
    List<Statement> statements = needs.statements(keys.keys());
    Judge judge = judge(examined, needs, live.get(), statements);
    List<Finding> findings = new ArrayList<>();
    for (Statement statement : statements) {
      findings.addAll(findings(statement, judge.answers().apply(statement), access));
    }
    if (findings.isEmpty()) {
      findings.add(
          Finding.ok(
              "role "
                  + needs.role().name()
                  + " permits what "
                  + examined.subject().of()
                  + " needs ("
                  + judge.how()
                  + ")"));
    }
    keys.unknown().forEach((bucket, why) -> findings.add(unknownKey(bucket, why)));
    return findings;
  }

  private static BucketKeys keys(Examined examined, RoleNeeds needs) {
    return examined.hasOwnS3()
        ? new BucketKeys(List.of(), Map.of())
        : BucketKeys.of(examined.aws(), needs.buckets(), needs.role().account());
  }

  private static Finding unknownKey(String bucket, String why) {
    return Finding.warn(
        "whether bucket " + bucket + " needs a key permitted is not known (" + why + ")",
        "have s3:GetEncryptionConfiguration allowed, or use another --profile");
  }

  /**
   * @param how who answers, for people
   */
  private record Judge(String how, Function<Statement, List<Answer>> answers) {}

  /** IAM itself, where it answers the first question; else the documents. */
  private static Judge judge(
      Examined examined, RoleNeeds needs, LiveRole live, List<Statement> statements) {
    if (statements.isEmpty()) {
      return new Judge("nothing", statement -> List.of());
    }
    Simulation simulation = new Simulation(examined.aws(), needs.role());
    try {
      simulation.of(statements.get(0));
      return new Judge("as IAM simulates it", simulation::of);
    } catch (AwsException unavailable) {
      Coverage coverage = new Coverage(new RolePolicies(examined.aws()).of(needs.role(), live));
      return new Judge(
          "by its policies"
              + unavailable.missing().map(one -> "; you lack " + one.action()).orElse(""),
          statement -> Wanted.of(statement).stream().map(coverage::of).toList());
    }
  }

  private static List<Finding> findings(
      Statement statement, List<Answer> answers, Subject.Access access) {
    List<Wanted> wanted = Wanted.of(statement);
    List<Finding> findings = new ArrayList<>();
    for (Answer answer : List.of(Answer.DENIED, Answer.MISSING, Answer.PERHAPS)) {
      String what =
          IntStream.range(0, wanted.size())
              .filter(i -> answers.get(i) == answer)
              .mapToObj(i -> wanted.get(i).toString())
              .collect(Collectors.joining(", "));
      if (!what.isEmpty()) {
        findings.add(finding(answer, access.role().name(), what, statement, access.mend()));
      }
    }
    return findings;
  }

  private static Finding finding(
      Answer answer, String role, String what, Statement statement, String mend) {
    String because = " (" + statement.because() + ")";
    return switch (answer) {
      case DENIED ->
          Finding.fail(
              "role " + role + " is forbidden " + what + because,
              "take the Deny out of its policies, or of the organization's");
      case PERHAPS ->
          Finding.warn(
              "role " + role + " permits only on conditions " + what + because,
              "make sure that they hold, or permit it without: " + mend);
      default -> Finding.fail("role " + role + " does not permit " + what + because, mend);
    };
  }
}
