package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How pods come to their IAM role ({@link SluiceAnnotations#IDENTITY}). */
public enum AwsIdentity {
  /** IAM roles for service accounts: an annotation of the service account names the role. */
  IRSA("irsa"),
  /** EKS Pod Identity: an association in EKS names service account and role. */
  POD_IDENTITY("pod-identity");

  private final String text;

  AwsIdentity(String text) {
    this.text = text;
  }

  /**
   * Reads the value of the annotation.
   *
   * @throws MalformedValueException if it is none of the values
   */
  @JsonCreator
  public static AwsIdentity parse(String text) {
    return EnumText.parse(values(), text);
  }

  @Override
  @JsonValue
  public String toString() {
    return text;
  }
}
