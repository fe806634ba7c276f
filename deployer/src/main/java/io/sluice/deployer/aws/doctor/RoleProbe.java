package io.sluice.deployer.aws.doctor;

import io.sluice.deployer.aws.CallerIdentity;
import io.sluice.deployer.aws.role.LiveRole;
import io.sluice.deployer.aws.role.Roles;
import io.sluice.deployer.doctor.Finding;
import java.util.List;
import java.util.Optional;

/** The job's role is there. */
final class RoleProbe implements AwsProbe {
  static final String ID = "role";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Finding> look(Examined examined) {
    Subject.Access access = examined.subject().access();
    if (access == null) {
      return List.of(Finding.skipped("pods of " + examined.subject().of() + " take no role"));
    }
    Optional<String> other =
        examined
            .caller()
            .map(CallerIdentity::account)
            .filter(account -> !account.equals(access.role().account()));
    if (other.isPresent()) {
      return List.of(
          Finding.warn(
              "role "
                  + access.role()
                  + " cannot be looked at from account "
                  + other.get()
                  + ", which is yours",
              "give a profile of account " + access.role().account() + " with --profile"));
    }
    Optional<LiveRole> live = new Roles(examined.aws()).find(access.role());
    live.ifPresent(examined::found);
    String secret = examined.subject().storage().secret();
    return List.of(
        live.isPresent()
            ? Finding.ok(
                "role "
                    + access.role()
                    + " is there"
                    + (secret == null
                        ? ""
                        : "; in S3 the pods take the keys of Secret " + secret + " before it"))
            : Finding.fail("there is no role " + access.role(), "make it: " + access.mend()));
  }
}
