package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.CallerIdentity;
import io.sluice.deployer.doctor.Finding;
import java.util.List;

/** AWS knows the caller, who is of the account that is meant. */
final class CallerProbe implements AwsProbe {
  static final String ID = "aws-caller";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<String> needs() {
    return List.of();
  }

  @Override
  public List<Finding> look(Examined examined) {
    Subject subject = examined.subject();
    if (!examined.needsAws()) {
      return List.of(
          Finding.skipped(
              "nothing of "
                  + subject.of()
                  + " needs AWS"
                  + (subject.storage().buckets().isEmpty() ? "" : ": it has " + examined.s3())));
    }
    try {
      CallerIdentity caller =
          subject.account() == null
              ? CallerIdentity.of(examined.aws())
              : CallerIdentity.require(examined.aws(), subject.account(), subject.of());
      examined.found(caller);
      return List.of(
          Finding.ok(
              "you are "
                  + caller.arn()
                  + " of account "
                  + caller.account()
                  + ", in "
                  + examined.aws().settings().region()));
    } catch (AwsException refused) {
      return List.of(
          Finding.fail(
              String.valueOf(refused.getMessage()), refused.fix() + "; --no-aws leaves AWS out"));
    }
  }
}
