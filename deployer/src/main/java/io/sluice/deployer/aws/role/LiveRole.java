package io.sluice.deployer.aws.role;

import io.sluice.deployer.aws.iam.PolicyDocument;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A role as it is.
 *
 * @param arn its ARN
 * @param trust whom it trusts
 * @param inline its inline policies by name
 * @param attached how many managed policies are attached
 * @param ours whether Sluice made it
 */
public record LiveRole(
    String arn,
    PolicyDocument trust,
    Map<String, PolicyDocument> inline,
    int attached,
    boolean ours) {
  /** How long all inline policies of a role may be together; characters without white space. */
  public static final int LONGEST_INLINE = 10_240;

  public LiveRole {
    inline = new TreeMap<>(inline);
  }

  /** An inline policy; null where there is none of that name. */
  public @Nullable PolicyDocument policy(String name) {
    return inline.get(name);
  }
}
