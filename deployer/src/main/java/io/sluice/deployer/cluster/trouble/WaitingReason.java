package io.sluice.deployer.cluster.trouble;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Why the kubelet does not start a container. */
enum WaitingReason {
  ERR_IMAGE_PULL("ErrImagePull", Gravity.LASTING, true),
  IMAGE_PULL_BACK_OFF("ImagePullBackOff", Gravity.LASTING, true),
  ERR_IMAGE_NEVER_PULL("ErrImageNeverPull", Gravity.LASTING, true),
  REGISTRY_UNAVAILABLE("RegistryUnavailable", Gravity.PASSING, true),
  INVALID_IMAGE_NAME("InvalidImageName", Gravity.FATAL, true),
  CREATE_CONTAINER_CONFIG_ERROR("CreateContainerConfigError", Gravity.LASTING, false),
  CREATE_CONTAINER_ERROR("CreateContainerError", Gravity.LASTING, false),
  RUN_CONTAINER_ERROR("RunContainerError", Gravity.LASTING, false);

  private static final String IMAGE_FIX =
      "check image, its tag, and whether the nodes or imagePullSecrets may read the registry";
  private static final String CONTAINER_FIX = "mend what the pod template refers to";

  private final String reason;
  private final Gravity gravity;
  private final boolean aboutImage;

  WaitingReason(String reason, Gravity gravity, boolean aboutImage) {
    this.reason = reason;
    this.gravity = gravity;
    this.aboutImage = aboutImage;
  }

  /** The reason of that name; empty for those that only say that it takes a moment. */
  static Optional<WaitingReason> of(String reason) {
    return Arrays.stream(values()).filter(one -> one.reason.equals(reason)).findFirst();
  }

  Trouble trouble(String where, String image, String message, Instant now) {
    String what =
        aboutImage
            ? "cannot pull image " + image + " (" + reason + ")"
            : "container does not start (" + reason + ")";
    Optional<KnownCause> cause = KnownCauses.find(message);
    return new Trouble(
        where,
        message.isEmpty() ? what : what + ": " + message,
        cause.map(KnownCause::fix).orElse(aboutImage ? IMAGE_FIX : CONTAINER_FIX),
        gravity,
        cause.map(KnownCause::id).orElse(aboutImage ? "image-pull" : "container-config"),
        now);
  }
}
