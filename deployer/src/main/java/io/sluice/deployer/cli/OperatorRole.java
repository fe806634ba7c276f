package io.sluice.deployer.cli;

import io.sluice.deployer.aws.iam.RoleNeeds;
import io.sluice.deployer.catalogue.CatalogueEntry;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.spec.FlinkSessionJob;
import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.Region;
import io.sluice.deployer.spec.S3Uri;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The operator's role of an environment. */
final class OperatorRole {
  private OperatorRole() {}

  /** What it needs: the jars of all session jobs of the catalogue. */
  static RoleNeeds needs(Environment environment, String namespace, @Nullable Region asked) {
    List<S3Uri> jars =
        Project.current().entries().stream()
            .filter(entry -> entry.kind() == CatalogueEntry.Kind.SESSION_JOB)
            .map(entry -> entry.describe(environment))
            .map(FlinkSessionJob.class::cast)
            .map(job -> job.spec().job())
            .filter(Objects::nonNull)
            .map(JobSpec::jarURI)
            .filter(Objects::nonNull)
            .map(URI::toString)
            .filter(S3Uri::looksLikeOne)
            .map(S3Uri::parse)
            .toList();
    return RoleNeeds.ofOperator(
        environment.roles().operator(),
        namespace,
        asked == null ? environment.region() : asked,
        jars);
  }
}
