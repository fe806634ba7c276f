package io.sluice.deployer.aws.role;

import io.sluice.deployer.aws.iam.PolicyDocument;
import org.jspecify.annotations.Nullable;

/**
 * One change of a role, or of what leads to it.
 *
 * @param kind what is done
 * @param target what it is done to: a role, a policy, a service account
 * @param before the document as it is; null where there is none
 * @param after the document as it will be; null where there will be none
 */
public record Change(
    Kind kind, String target, @Nullable PolicyDocument before, @Nullable PolicyDocument after) {
  /** What is done; each with the sign that plans show. */
  public enum Kind {
    CREATE_ROLE("+", "role", "is created"),
    CHANGE_TRUST("~", "trust of role", "is changed"),
    WRITE_POLICY("~", "inline policy", "is written"),
    ASSOCIATE("+", "Pod Identity association of", "is created"),
    REMOVE_POLICY("-", "inline policy", "is removed"),
    DISSOCIATE("-", "Pod Identity association of", "is removed"),
    DELETE_ROLE("-", "role", "is deleted");

    private final String sign;
    private final String what;
    private final String done;

    Kind(String sign, String what, String done) {
      this.sign = sign;
      this.what = what;
      this.done = done;
    }
  }

  static Change of(Kind kind, String target) {
    return new Change(kind, target, null, null);
  }

  @Override
  public String toString() {
    boolean added = kind == Kind.WRITE_POLICY && before == null;
    return (added ? "+" : kind.sign) + " " + kind.what + " " + target + " " + kind.done;
  }
}
