package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.CallerIdentity;
import io.sluice.deployer.aws.role.LiveRole;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection and what is looked at through it, with what probes found out for each other. */
public final class Examined {
  private final Aws aws;
  private final Subject subject;
  private @Nullable CallerIdentity caller;
  private @Nullable LiveRole role;
  private @Nullable String issuer;
  private @Nullable List<Tried> tried;
  private @Nullable Boolean keys;

  public Examined(Aws aws, Subject subject) {
    this.aws = aws;
    this.subject = subject;
  }

  Aws aws() {
    return aws;
  }

  Subject subject() {
    return subject;
  }

  /** Whether S3 is a server that is not Amazon's. */
  boolean hasOwnS3() {
    return aws.settings().s3Endpoint() != null;
  }

  /** The S3 that is meant, for people. */
  String s3() {
    return hasOwnS3()
        ? "S3 at " + aws.settings().s3Endpoint()
        : "Amazon S3 in " + aws.settings().region();
  }

  boolean needsAws() {
    return subject.needsAws(hasOwnS3());
  }

  /** Why nothing can be tried in S3; empty where it can. */
  Optional<String> withoutKeys() {
    if (keys == null) {
      keys = aws.hasCredentials();
    }
    return hasOwnS3() && !keys
        ? Optional.of(
            "there are no keys for "
                + aws.settings().s3Endpoint()
                + "; AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or --profile, would tell them")
        : Optional.empty();
  }

  void found(CallerIdentity identity) {
    caller = identity;
  }

  /** Whom AWS takes the caller for; empty where it was not asked. */
  Optional<CallerIdentity> caller() {
    return Optional.ofNullable(caller);
  }

  void found(LiveRole live) {
    role = live;
  }

  Optional<LiveRole> role() {
    return Optional.ofNullable(role);
  }

  void foundIssuer(String url) {
    issuer = url;
  }

  /** The OIDC issuer of the cluster; empty where it is not known. */
  Optional<String> issuer() {
    return Optional.ofNullable(issuer);
  }

  /** What came of trying each place; tried once. */
  List<Tried> tried() {
    if (tried == null) {
      PlaceTrial trial = new PlaceTrial(this);
      tried = subject.storage().places().stream().map(trial::of).toList();
    }
    return tried;
  }
}
