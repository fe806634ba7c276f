package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.doctor.Finding;
import java.util.List;
import java.util.Optional;

/** The caller can do in S3 what the pods are to do; says so, since the pods are somebody else. */
final class PlaceProbe implements AwsProbe {
  static final String ID = "s3-places";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<String> needs() {
    return List.of(EndpointProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    Optional<String> why =
        examined.subject().storage().places().isEmpty()
            ? Optional.of("no deployment is described")
            : examined.withoutKeys();
    return why.map(reason -> List.of(Finding.skipped(reason)))
        .orElseGet(() -> examined.tried().stream().map(Tried::finding).toList());
  }
}
