package io.sluice.deployer.cluster;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The API server's refusals in words: what was refused, and what to do. */
public final class ApiErrors {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int UNPROCESSABLE = 422;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int FIRST_SERVER_ERROR = 500;

  private ApiErrors() {}

  /**
   * The exception that a user can act on.
   *
   * @param doing what was being done, as {@code apply FlinkDeployment/web-sessions}
   * @param failure what Fabric8 threw
   */
  public static ClusterException of(String doing, KubernetesClientException failure) {
    String message = doing + ": " + message(failure);
    return new ClusterException(message, fix(failure), failure);
  }

  /** Whether the server does not know the object, or not the kind. */
  public static boolean isNotFound(KubernetesClientException failure) {
    return failure.getCode() == 404;
  }

  private static String message(KubernetesClientException failure) {
    @Nullable Status status = failure.getStatus();
    if (status != null && status.getMessage() != null) {
      return firstLine(status.getMessage());
    }
    Throwable root = root(failure);
    return root == failure
        ? firstLine(String.valueOf(failure.getMessage()))
        : root.getClass().getSimpleName()
            + (root.getMessage() == null ? "" : ": " + firstLine(root.getMessage()));
  }

  private static String fix(KubernetesClientException failure) {
    return switch (failure.getCode()) {
      case UNAUTHORIZED ->
          "the kubeconfig's credentials are not accepted; log in again (on EKS: aws eks"
              + " update-kubeconfig, and a valid AWS profile)";
      case FORBIDDEN ->
          "ask for that permission (a Role with this verb and resource), or use another context";
      case UNPROCESSABLE -> "mend the field that is named";
      case TOO_MANY_REQUESTS -> "the API server is busy; run it again in a minute";
      default -> failure.getCode() >= FIRST_SERVER_ERROR ? serverFix() : connectionFix(failure);
    };
  }

  private static String serverFix() {
    return "the API server failed; run it again, and look at its health if it stays";
  }

  private static String connectionFix(KubernetesClientException failure) {
    Throwable root = root(failure);
    if (isOfNetwork(root)) {
      return "no API server answers there; check KUBECONFIG, --context and the network";
    }
    if (root instanceof SSLException) {
      return "the API server's certificate is not trusted; check certificate-authority-data in the"
          + " kubeconfig";
    }
    return "run it again with --verbose to see where it failed";
  }

  /** What tells most: the network's failure where there is one, else the first cause of all. */
  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && !isOfNetwork(root)) {
      root = root.getCause();
    }
    return root;
  }

  private static boolean isOfNetwork(Throwable failure) {
    return failure instanceof UnknownHostException
        || failure instanceof ConnectException
        || failure instanceof HttpTimeoutException;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
