package io.sluice.deployer.check;

import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * One thing that has to hold for a description. A rule is about FlinkDeployments unless it says
 * otherwise with {@link #forAll} or {@link #forSessionJobs}.
 *
 * @param id in kebab case; stable, people suppress and search by it
 * @param severity how bad a breach is
 * @param explanation why it has to hold, and what happens otherwise
 * @param source where the fact comes from: guide section, EMR page, Flink or operator code
 * @param appliesTo the resources that it is asked about
 * @param check looks at a subject and notes what it finds
 */
public record Rule(
    String id,
    Severity severity,
    String explanation,
    String source,
    AppliesTo appliesTo,
    BiConsumer<Subject, Findings> check) {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public Rule {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("a rule's id is kebab case, not '" + id + "'");
    }
  }

  /** A rule whose breach stops the deployment. */
  public static Rule error(
      String id, String explanation, String source, BiConsumer<Subject, Findings> check) {
    return new Rule(id, Severity.ERROR, explanation, source, AppliesTo.DEPLOYMENTS, check);
  }

  /** A rule whose breach is shown only. */
  public static Rule warning(
      String id, String explanation, String source, BiConsumer<Subject, Findings> check) {
    return new Rule(id, Severity.WARNING, explanation, source, AppliesTo.DEPLOYMENTS, check);
  }

  /** The same, for session jobs as well as for deployments. */
  public Rule forAll() {
    return new Rule(id, severity, explanation, source, AppliesTo.ALL, check);
  }

  /** The same, for session jobs only. */
  public Rule forSessionJobs() {
    return new Rule(id, severity, explanation, source, AppliesTo.SESSION_JOBS, check);
  }
}
