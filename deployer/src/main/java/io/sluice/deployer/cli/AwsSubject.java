package io.sluice.deployer.cli;

import io.sluice.deployer.aws.doctor.Subject;
import io.sluice.deployer.aws.iam.Place;
import io.sluice.deployer.catalogue.Buckets;
import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.spec.AwsIdentity;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.Region;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a description, or of an environment alone, the doctor looks for in AWS. */
final class AwsSubject {
  private final DeploymentChoice choice;
  private final @Nullable String name;
  private final TargetOption target;
  private final EksOptions eks;
  private final String namespace;

  /**
   * @param namespace the namespace of the pods, where the description names none
   */
  AwsSubject(
      DeploymentChoice choice,
      @Nullable String name,
      TargetOption target,
      EksOptions eks,
      String namespace) {
    this.choice = choice;
    this.name = name;
    this.target = target;
    this.eks = eks;
    this.namespace = namespace;
  }

  /**
   * Where it is.
   *
   * @param region the Region; null where nothing names it
   * @param s3Endpoint the S3 server, if not Amazon's
   */
  record Where(@Nullable Region region, @Nullable URI s3Endpoint) {}

  /**
   * Where it is; null where there is nothing to look at.
   *
   * @throws CommandException if the description is not complete
   */
  @Nullable Where where() throws IOException {
    @Nullable Environment environment = choice.environment(name);
    if (!isDescribed()) {
      return environment == null
          ? null
          : new Where(environment.region(), environment.overrides().s3Endpoint());
    }
    DescribedRole role = role(environment);
    URI server = new PodKeys(role.pods()).server().orElse(null);
    return new Where(role.describedRegion().orElse(null), server);
  }

  /**
   * What is looked at.
   *
   * @param region where
   */
  Subject subject(Region region) throws IOException {
    @Nullable Environment environment = choice.environment(name);
    return isDescribed()
        ? ofDescription(environment, region)
        : ofEnvironment(Objects.requireNonNull(environment));
  }

  private boolean isDescribed() {
    return name != null || choice.file != null;
  }

  private DescribedRole role(@Nullable Environment environment) throws IOException {
    DeploymentChoice.Chosen chosen = choice.choose(name);
    DeploymentChoice.Chosen placed =
        chosen.resource().metadata().namespace() == null
            ? new DeploymentChoice.Chosen(
                chosen.resource().inNamespace(namespace), chosen.entry(), chosen.beside())
            : chosen;
    return new DescribedRole(placed, environment, target.orElse(choice.usualTarget()));
  }

  private Subject ofEnvironment(Environment environment) {
    Buckets buckets = environment.buckets();
    List<String> names =
        Stream.of(buckets.state(), buckets.artifacts(), buckets.data(), buckets.logs())
            .map(Object::toString)
            .distinct()
            .toList();
    @Nullable String cluster = cluster(environment);
    boolean takesRole = environment.overrides().s3Endpoint() == null || cluster != null;
    return new Subject(
        "environment " + environment.name(),
        environment.account().id(),
        new Subject.Storage(names, List.of(), environment.overrides().s3Credentials()),
        takesRole
            ? new Subject.Access(
                environment.roles().job(),
                null,
                AwsIdentity.IRSA,
                cluster,
                eks.issuer,
                "sluice iam apply NAME --env " + environment.name())
            : null,
        null,
        List.of());
  }

  private Subject ofDescription(@Nullable Environment environment, Region region)
      throws IOException {
    DescribedRole role = role(environment);
    FlinkDeployment runs = role.runs();
    PodKeys keys = new PodKeys(role.pods());
    List<Place> places = Place.of(runs, !role.isOfSessionJob());
    @Nullable String logGroup = role.logGroup().orElse(null);
    @Nullable String cluster = cluster(environment);
    boolean takesRole =
        role.isKnown()
            && (keys.server().isEmpty()
                ? !places.isEmpty() || logGroup != null
                : cluster != null || eks.issuer != null || logGroup != null);
    return new Subject(
        runs.name(),
        environment == null ? null : environment.account().id(),
        new Subject.Storage(
            places.stream().map(Place::bucket).distinct().toList(),
            places,
            keys.secret().orElse(null)),
        takesRole
            ? new Subject.Access(
                role.needs(region).role(),
                role.needs(region),
                role.identity(),
                cluster,
                eks.issuer,
                "sluice iam apply "
                    + choice.asTyped(name)
                    + (choice.file == null ? " --env " + choice.environment : ""))
            : null,
        logGroup,
        role.images());
  }

  private @Nullable String cluster(@Nullable Environment environment) {
    return Optional.ofNullable(eks.cluster)
        .or(() -> Optional.ofNullable(environment).map(Environment::eksCluster))
        .orElse(null);
  }
}
