package io.sluice.deployer.aws;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** Services that are not reached. */
final class NetworkErrors {
  private NetworkErrors() {}

  /** The exception, if the network is why. */
  static @Nullable AwsException of(String doing, SdkException failure, AwsSettings settings) {
    Throwable cause = failure;
    while (cause != null && !isOfNetwork(cause)) {
      cause = cause.getCause();
    }
    return cause == null ? null : AwsErrors.told(doing, what(cause, settings), fix(cause), failure);
  }

  private static boolean isOfNetwork(Throwable failure) {
    return failure instanceof UnknownHostException
        || failure instanceof SocketException
        || failure instanceof SocketTimeoutException
        || failure instanceof SSLException;
  }

  private static String what(Throwable cause, AwsSettings settings) {
    String where =
        Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL"))
            .map(address -> " at " + address)
            .orElse(" in " + settings.region());
    if (cause instanceof UnknownHostException) {
      return "no host " + cause.getMessage();
    }
    if (cause instanceof SSLException) {
      return "no secure connection" + where + ": " + cause.getMessage();
    }
    return cause instanceof ConnectException || cause instanceof NoRouteToHostException
        ? "nothing answers" + where + " (" + cause.getMessage() + ")"
        : "no answer" + where + " (" + cause.getMessage() + ")";
  }

  private static String fix(Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return "check the Region, AWS_ENDPOINT_URL and the network";
    }
    return cause instanceof SSLException
        ? "check AWS_ENDPOINT_URL, and whether a proxy's certificate is trusted by Java"
        : "check AWS_ENDPOINT_URL, proxy and network";
  }
}
