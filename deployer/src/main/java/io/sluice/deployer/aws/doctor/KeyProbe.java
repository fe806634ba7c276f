package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.doctor.Finding;
import java.util.List;
import java.util.stream.Stream;

/** The keys with which buckets encrypt serve; the objects that were tried tell. */
final class KeyProbe implements AwsProbe {
  @Override
  public String id() {
    return "kms-keys";
  }

  @Override
  public List<String> needs() {
    return List.of(EndpointProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    if (examined.hasOwnS3()) {
      return List.of(Finding.skipped(examined.s3() + " has no keys of KMS"));
    }
    if (examined.subject().storage().places().isEmpty()) {
      return List.of(Finding.skipped("no deployment is described"));
    }
    List<Finding> findings =
        examined.tried().stream().flatMap(KeyProbe::findings).distinct().toList();
    return findings.isEmpty()
        ? List.of(Finding.ok("no object that was tried is encrypted with a key of KMS"))
        : findings;
  }

  private static Stream<Finding> findings(Tried tried) {
    return tried.keyFailed().isPresent()
        ? tried.keyFailed().stream()
        : tried
            .keyNamed()
            .map(
                key ->
                    Finding.ok("bucket " + tried.place().bucket() + ": you may use its key " + key))
            .stream();
  }
}
