package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.doctor.Checked;
import io.sluice.deployer.doctor.Examination;
import io.sluice.deployer.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at all that a deployment needs of AWS. */
public final class AwsDoctor {
  private AwsDoctor() {}

  /**
   * Looks at everything.
   *
   * @param progress is told each line as soon as it is known
   */
  public static List<Checked> examine(Examined examined, Consumer<Checked> progress) {
    return new Examination<>(probes(examined), AwsDoctor::unseen).of(examined, progress);
  }

  private static List<AwsProbe> probes(Examined examined) {
    List<AwsProbe> probes = new ArrayList<>(List.of(new CallerProbe()));
    if (!examined.subject().storage().buckets().isEmpty()) {
      probes.add(new EndpointProbe(examined.hasOwnS3()));
      probes.add(new BucketProbe());
      probes.add(new PlaceProbe());
      probes.add(new KeyProbe());
    }
    if (examined.needsAws()) {
      probes.add(new EksClusterProbe());
      probes.add(new OidcProviderProbe());
      probes.add(new PodIdentityProbe());
      probes.add(new RoleProbe());
      probes.add(new TrustProbe());
      probes.add(new PolicyProbe());
      probes.add(new LogGroupProbe());
      probes.add(new ImageProbe());
    }
    return probes;
  }

  private static Optional<Finding> unseen(RuntimeException failure) {
    return failure instanceof AwsException told ? Optional.of(unseen(told)) : Optional.empty();
  }

  /** That one may not look says nothing of the job, which has a role of its own. */
  static Finding unseen(AwsException told) {
    String what = String.valueOf(told.getMessage());
    return told.missing().isPresent()
        ? Finding.warn(what, told.fix())
        : Finding.fail(what, told.fix());
  }
}
