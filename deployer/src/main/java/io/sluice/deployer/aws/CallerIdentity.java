package io.sluice.deployer.aws;

import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Whom AWS takes the caller for.
 *
 * @param account twelve digits
 * @param arn a user or an assumed role
 */
public record CallerIdentity(String account, String arn) {
  /**
   * Asks AWS; every identity may ask that.
   *
   * @throws AwsException if the credentials are absent, wrong or expired
   */
  public static CallerIdentity of(Aws aws) {
    GetCallerIdentityResponse answer =
        aws.ask("ask AWS who calls", () -> aws.sts().getCallerIdentity());
    return new CallerIdentity(answer.account(), answer.arn());
  }

  /**
   * Makes sure that the caller belongs to the account that is meant.
   *
   * @param account twelve digits
   * @param whose what is of that account, as {@code environment prod}
   * @throws AwsException if the caller is of another account
   */
  public static CallerIdentity require(Aws aws, String account, String whose) {
    CallerIdentity caller = of(aws);
    if (!caller.account.equals(account)) {
      String profile = aws.settings().profile();
      throw new AwsException(
          (profile == null ? caller.arn : "profile " + profile)
              + " is of account "
              + caller.account
              + "; "
              + whose
              + " is of account "
              + account,
          "give a profile of account " + account + " with --profile, or choose another --env");
    }
    return caller;
  }
}
