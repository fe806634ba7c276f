package io.sluice.deployer.aws.access;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.AwsException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.eks.model.ResourceInUseException;
import software.amazon.awssdk.services.eks.model.Update;
import software.amazon.awssdk.services.eks.model.UpdateStatus;

/** Changes the authentication mode of a cluster, which EKS does not take back. */
public final class ModeUpdate {
  /** EKS tells nobody of itself when an update ends. */
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final Aws aws;
  private final String cluster;
  private final Duration interval;

  /**
   * @param cluster the EKS cluster's name
   */
  public ModeUpdate(Aws aws, String cluster) {
    this(aws, cluster, INTERVAL);
  }

  /**
   * @param interval how long to wait before EKS is asked again
   */
  ModeUpdate(Aws aws, String cluster, Duration interval) {
    this.aws = aws;
    this.cluster = cluster;
    this.interval = interval;
  }

  /**
   * Asks EKS to change it.
   *
   * @return the id by which EKS knows the update
   * @throws AwsException if EKS refuses, also because the cluster is being updated already
   */
  public String start(AuthenticationMode mode) {
    return aws.ask(
        "change the authentication mode of EKS cluster " + cluster,
        () -> {
          try {
            return aws.eks()
                .updateClusterConfig(
                    one ->
                        one.name(cluster)
                            .accessConfig(access -> access.authenticationMode(mode.name())))
                .update()
                .id();
          } catch (ResourceInUseException busy) {
            throw new AwsException(
                "EKS cluster " + cluster + " is being updated already",
                EntriesPlan.waitUntilActive(cluster),
                null,
                busy);
          }
        });
  }

  /**
   * Waits for the end of it.
   *
   * @param id what {@link #start} gave
   * @throws AwsException if it failed, or has not ended in time
   * @throws InterruptedException if the thread is interrupted; EKS goes on
   */
  public void await(String id, Duration patience) throws InterruptedException {
    Instant end = Instant.now().plus(patience);
    while (true) {
      Update update =
          aws.ask(
              "read update " + id + " of EKS cluster " + cluster,
              () -> aws.eks().describeUpdate(one -> one.name(cluster).updateId(id)).update());
      if (update.status() == UpdateStatus.SUCCESSFUL) {
        return;
      }
      if (update.status() != UpdateStatus.IN_PROGRESS) {
        throw failed(update);
      }
      if (Instant.now().isAfter(end)) {
        throw new AwsException(
            "EKS cluster "
                + cluster
                + " is still being updated after "
                + patience.toSeconds()
                + " s",
            "it goes on by itself; run it again later");
      }
      Thread.sleep(interval.toMillis());
    }
  }

  private AwsException failed(Update update) {
    String reasons =
        update.errors().stream()
            .map(error -> error.errorCodeAsString() + ": " + error.errorMessage())
            .collect(Collectors.joining("; "));
    return new AwsException(
        "change the authentication mode of EKS cluster "
            + cluster
            + ": the update is "
            + update.statusAsString()
            + (reasons.isEmpty() ? "" : " (" + reasons + ")"),
        "mend what it names, and run it again; 'aws eks describe-update --name "
            + cluster
            + " --update-id "
            + update.id()
            + "' tells more");
  }
}
