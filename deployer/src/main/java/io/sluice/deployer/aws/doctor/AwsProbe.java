package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.doctor.Probe;
import java.util.List;

/** Looks at one thing in AWS. A refusal is an {@link io.sluice.deployer.aws.AwsException}. */
interface AwsProbe extends Probe<Examined> {
  @Override
  default List<String> needs() {
    return List.of(CallerProbe.ID);
  }
}
