package io.sluice.deployer.cluster.follow;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.live.ResourceName;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A follower that follows beside a test. */
final class Following {
  static final Duration LONG = Duration.ofSeconds(60);

  final Heard heard = new Heard();
  private final CompletableFuture<Outcome> outcome;

  Following(Cluster cluster, ResourceName resource, Goal goal, Duration timeout) {
    this(cluster, resource, goal, timeout, Standing.GRACE);
  }

  Following(Cluster cluster, ResourceName resource, Goal goal, Duration timeout, Duration grace) {
    Follower follower = new Follower(cluster, heard, grace);
    outcome =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return follower.follow(resource, goal, timeout);
              } catch (InterruptedException interrupted) {
                throw new CompletionException(interrupted);
              }
            });
  }

  static Following stable(Stage stage) {
    return new Following(
        stage.server().cluster(), stage.name(), Goals.stable(stage.generation()), LONG);
  }

  /** Follows somebody who soon takes for granted what does not pass by itself. */
  static Following impatiently(Stage stage) {
    return new Following(
        stage.server().cluster(),
        stage.name(),
        Goals.stable(stage.generation()),
        LONG,
        Duration.ofSeconds(2));
  }

  Outcome outcome() throws Exception {
    return outcome.get(LONG.toSeconds(), SECONDS);
  }

  boolean goesOn() {
    return !outcome.isDone();
  }
}
