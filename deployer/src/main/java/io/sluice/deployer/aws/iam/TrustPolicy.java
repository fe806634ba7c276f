package io.sluice.deployer.aws.iam;

import java.util.List;

/** Adds our trust to a role's, and takes it out again. */
public final class TrustPolicy {
  /** How long IAM lets a trust policy be, once the account's quota is raised; characters. */
  public static final int LONGEST = 4096;

  /** How long it may be where the quota was not raised. */
  public static final int USUALLY_LONGEST = 2048;

  private TrustPolicy() {}

  /** The policy with a statement that is not granted yet; the same policy where it is. */
  public static PolicyDocument adding(PolicyDocument policy, TrustStatement statement) {
    return statement.isGrantedBy(policy)
        ? policy
        : policy.without(TrustStatement.NOBODY::equals).with(statement.json());
  }

  /**
   * The policy without a statement; where no other is left, with one that nobody is trusted,
   * because IAM takes no empty one.
   */
  public static PolicyDocument removing(PolicyDocument policy, TrustStatement statement) {
    PolicyDocument without = policy.without(statement.sid()::equals);
    return without.statements().isEmpty() ? without.with(TrustStatement.nobody()) : without;
  }

  /** Whether nobody is trusted any more, so that the role is of no use. */
  public static boolean trustsNobody(PolicyDocument policy) {
    return policy.equals(PolicyDocument.empty().with(TrustStatement.nobody()));
  }

  /** What is to be said about a policy's size; nothing where it is usual. */
  public static List<String> notes(PolicyDocument policy) {
    int length = policy.length();
    return length > USUALLY_LONGEST && length <= LONGEST
        ? List.of(
            "the trust policy has "
                + length
                + " characters; IAM takes more than "
                + USUALLY_LONGEST
                + " only where the account's quota 'Role trust policy length' was raised")
        : List.of();
  }
}
