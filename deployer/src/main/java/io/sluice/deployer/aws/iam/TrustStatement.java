package io.sluice.deployer.aws.iam;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.deployer.spec.AwsIdentity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The statement of a trust policy that lets pods assume a role. Its {@code Sid} begins with {@code
 * Sluice} and is made of what the statement says, so that it is found again, and the same statement
 * is never added twice.
 */
public final class TrustStatement {
  /** What the {@code Sid} of each begins with. */
  public static final String MARK = "Sluice";

  /** Keeps a role that nobody trusts any more: IAM takes no trust policy without a statement. */
  static final String NOBODY = MARK + "Nobody";

  private static final int HASH = 8;

  private final ObjectNode json;

  private TrustStatement(ObjectNode json) {
    this.json = json;
  }

  /**
   * Trust in service accounts that an OIDC provider vouches for: IAM roles for service accounts.
   *
   * @param who what the service accounts are of, in the {@code Sid}
   */
  public static TrustStatement irsa(
      OidcProvider provider, String who, String namespace, List<String> serviceAccounts) {
    ObjectNode json = begun(AwsIdentity.IRSA, provider.arn(), who, namespace, serviceAccounts);
    json.putObject("Principal").put("Federated", provider.arn());
    json.put("Action", "sts:AssumeRoleWithWebIdentity");
    ObjectNode equal = json.putObject("Condition").putObject("StringEquals");
    equal.put(provider.issuer() + ":aud", "sts.amazonaws.com");
    values(
        equal,
        provider.issuer() + ":sub",
        serviceAccounts.stream()
            .map(account -> "system:serviceaccount:" + namespace + ":" + account)
            .toList());
    return new TrustStatement(json);
  }

  /**
   * Trust in EKS Pod Identity, for service accounts that are associated with the role (EKS, "Create
   * IAM role with trust policy required by EKS Pod Identity", with its conditions on session tags).
   */
  public static TrustStatement podIdentity(
      String who, String namespace, List<String> serviceAccounts) {
    ObjectNode json = begun(AwsIdentity.POD_IDENTITY, "", who, namespace, serviceAccounts);
    json.putObject("Principal").put("Service", "pods.eks.amazonaws.com");
    json.putArray("Action").add("sts:AssumeRole").add("sts:TagSession");
    ObjectNode equal = json.putObject("Condition").putObject("StringEquals");
    equal.put("aws:RequestTag/kubernetes-namespace", namespace);
    values(equal, "aws:RequestTag/kubernetes-service-account", serviceAccounts);
    return new TrustStatement(json);
  }

  /** A statement that nobody is trusted, for a role that is not ours to delete. */
  static ObjectNode nobody() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("Sid", NOBODY).put("Effect", "Deny").put("Principal", "*");
    json.put("Action", "sts:AssumeRole");
    return json;
  }

  /** What it is found again by. */
  public String sid() {
    return json.path("Sid").asText();
  }

  /** Its JSON. */
  @JsonValue
  public ObjectNode json() {
    return json.deepCopy();
  }

  /** Whether a policy lets the pods assume the role already, by this statement or by another. */
  public boolean isGrantedBy(PolicyDocument policy) {
    return policy.statements().stream().anyMatch(other -> Grants.covers(other, json));
  }

  private static ObjectNode begun(
      AwsIdentity identity,
      String provider,
      String who,
      String namespace,
      List<String> serviceAccounts) {
    String said = String.join("\n", identity.toString(), provider, namespace, serviceAccounts + "");
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("Sid", MARK + Sids.of(who) + Sids.of(namespace) + hash(said));
    json.put("Effect", "Allow");
    return json;
  }

  private static void values(ObjectNode condition, String key, List<String> values) {
    if (values.size() == 1) {
      condition.put(key, values.get(0));
    } else {
      values.forEach(condition.putArray(key)::add);
    }
  }

  private static String hash(String said) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrustStatement statement && ((JsonNode) statement.json).equals(json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
