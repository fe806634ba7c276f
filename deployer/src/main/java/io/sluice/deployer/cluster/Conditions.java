package io.sluice.deployer.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Informable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Waits by watch until objects in a cluster are as wanted. */
public final class Conditions {
  private Conditions() {}

  /**
   * Waits.
   *
   * @param objects what is watched
   * @param wanted is asked for each change, with all of them
   * @param timeout how long at most
   * @return the objects as they are then; empty if they were not so in time
   * @throws ClusterException if they cannot be watched
   * @throws InterruptedException if the thread is interrupted; the watch has ended then, too
   */
  public static <T> Optional<List<T>> await(
      Informable<T> objects, Predicate<List<T>> wanted, Duration timeout)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before anything was watched");
    }
    CompletableFuture<List<T>> met = objects.informOnCondition(wanted);
    try {
      return Optional.of(met.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException notInTime) {
      return Optional.empty();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof KubernetesClientException refused) {
        throw ApiErrors.of("watch what changes", refused);
      }
      throw new IllegalStateException(failed.getCause());
    } finally {
      met.cancel(true);
    }
  }

  /**
   * Waits until nothing of all this is there.
   *
   * @param timeout how long at most, for all of it together
   * @return whether it came so in time
   * @throws ClusterException if something cannot be watched
   * @throws InterruptedException if the thread is interrupted; no watch goes on then
   */
  public static boolean awaitNone(
      Collection<? extends Informable<? extends HasMetadata>> all, Duration timeout)
      throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    for (Informable<? extends HasMetadata> objects : all) {
      Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
      if (await(objects, Conditions::isNone, left).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** A watch of one object that is not there lists null. */
  private static boolean isNone(List<?> objects) {
    return objects.stream().allMatch(Objects::isNull);
  }
}
