package io.sluice.deployer.aws.access;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eks.model.AccessConfigResponse;

/** By what a cluster knows IAM principals. EKS lets it change downwards in this list only. */
public enum AuthenticationMode {
  /** By {@code aws-auth} alone. */
  CONFIG_MAP,
  /** By both; what the guide wants. */
  API_AND_CONFIG_MAP,
  /** By access entries alone; {@code aws-auth} is not looked at. */
  API;

  /** What EKS tells; clusters of old platforms tell nothing, and know only {@code aws-auth}. */
  static AuthenticationMode of(@Nullable AccessConfigResponse config) {
    if (config == null || config.authenticationMode() == null) {
      return CONFIG_MAP;
    }
    return switch (config.authenticationMode()) {
      case API -> API;
      case API_AND_CONFIG_MAP -> API_AND_CONFIG_MAP;
      default -> CONFIG_MAP;
    };
  }

  /** Whether there can be access entries. */
  public boolean hasEntries() {
    return this != CONFIG_MAP;
  }
}
