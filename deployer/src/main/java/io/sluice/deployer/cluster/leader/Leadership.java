package io.sluice.deployer.cluster.leader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a lock by which instances agree on a leader.
 *
 * @param holder the holder's own name; a random id in Flink's, the pod's name in the operator's
 * @param lease for how long it holds unless it is renewed; zero where that is not said
 * @param acquired since when it holds
 * @param renewed when it was renewed last
 * @param transitions how often the leader has changed
 */
public record Leadership(
    String holder,
    Duration lease,
    @Nullable Instant acquired,
    @Nullable Instant renewed,
    int transitions) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long NANOS = 1_000_000_000L;

  /** Reads the annotation of a ConfigMap ({@code control-plane.alpha.kubernetes.io/leader}). */
  static Optional<Leadership> ofAnnotation(@Nullable String annotation) {
    try {
      JsonNode record = JSON.readTree(annotation == null ? "" : annotation);
      String holder = record.path("holderIdentity").asText();
      return holder.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Leadership(
                  holder,
                  duration(record.path("leaseDuration")),
                  time(record.path("acquireTime")),
                  time(record.path("renewTime")),
                  record.path("leaderTransitions").asInt()));
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  /** Reads a Lease. */
  static Optional<Leadership> ofLease(@Nullable LeaseSpec lease) {
    return lease == null || lease.getHolderIdentity() == null || lease.getHolderIdentity().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Leadership(
                lease.getHolderIdentity(),
                Duration.ofSeconds(
                    lease.getLeaseDurationSeconds() == null ? 0 : lease.getLeaseDurationSeconds()),
                instant(lease.getAcquireTime()),
                instant(lease.getRenewTime()),
                lease.getLeaseTransitions() == null ? 0 : lease.getLeaseTransitions()));
  }

  /** Whether the holder has let the lease pass without renewing it. */
  public boolean hasExpired(Instant now) {
    return renewed != null && !lease.isZero() && renewed.plus(lease).isBefore(now);
  }

  private static Duration duration(JsonNode node) {
    if (node.isNumber()) {
      return Duration.ofNanos((long) (node.asDouble() * NANOS));
    }
    try {
      return node.isTextual() ? Duration.parse(node.asText()) : Duration.ZERO;
    } catch (DateTimeParseException unknown) {
      return Duration.ZERO;
    }
  }

  private static @Nullable Instant time(JsonNode node) {
    if (node.isNumber()) {
      return Instant.ofEpochSecond(0, (long) (node.asDouble() * NANOS));
    }
    try {
      return node.isTextual() ? OffsetDateTime.parse(node.asText()).toInstant() : null;
    } catch (DateTimeParseException unknown) {
      return null;
    }
  }

  private static @Nullable Instant instant(@Nullable ZonedDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
