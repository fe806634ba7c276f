package io.sluice.deployer.cluster.operate;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.TestFlink;
import io.sluice.deployer.cluster.live.LiveResource;
import java.util.LinkedHashMap;
import java.util.Map;

/** A status as operator 1.7 writes it, on top of the one that is there. */
public final class PlayedStatus {
  private final LiveResource live;
  private final Map<String, Object> status;

  private PlayedStatus(LiveResource live, Map<String, Object> status) {
    this.live = live;
    this.status = status;
  }

  static PlayedStatus of(GenericKubernetesResource resource) {
    LiveResource live = LiveResource.of(resource);
    return new PlayedStatus(live, copy(live.status().map()));
  }

  /** The job runs and this specification of it is stable. */
  public PlayedStatus runningStable() {
    return lifecycle("STABLE").job("RUNNING").deployed(Map.of()).stable();
  }

  /** The job is stopped, in this upgrade mode. */
  public PlayedStatus suspended(String upgradeMode) {
    return lifecycle("SUSPENDED").job("FINISHED").deployed(Map.of("upgradeMode", upgradeMode));
  }

  public PlayedStatus lifecycle(String state) {
    status.put("lifecycleState", state);
    return this;
  }

  public PlayedStatus job(String state) {
    job().put("state", state);
    job().putIfAbsent("jobId", "00000000000000000000000000000001");
    return this;
  }

  public PlayedStatus started(long milliseconds) {
    job().put("startTime", String.valueOf(milliseconds));
    return this;
  }

  /** A savepoint was taken. */
  public PlayedStatus savepoint(String location, String type, Long nonce) {
    Map<String, Object> last = new LinkedHashMap<>();
    last.put("location", location);
    last.put("timeStamp", 1_700_000_000_000L);
    last.put("triggerType", type);
    last.put("formatType", "CANONICAL");
    last.put("triggerNonce", nonce);
    job().put("savepointInfo", new LinkedHashMap<>(Map.of("lastSavepoint", last)));
    return this;
  }

  /** A savepoint is being taken. */
  public PlayedStatus taking(String trigger) {
    Map<String, Object> info = map(job().get("savepointInfo"));
    info.put("triggerId", trigger);
    info.put("triggerType", "MANUAL");
    info.put("triggerTimestamp", 1_700_000_000_000L);
    job().put("savepointInfo", info);
    return this;
  }

  /** The specification is at work; the operator notes what it changed of the job. */
  public PlayedStatus deployed(Map<String, Object> jobAsUsed) {
    return reconciled("DEPLOYED", jobAsUsed);
  }

  /** The operator has looked at the specification and is in this state with it. */
  public PlayedStatus reconciled(String state, Map<String, Object> jobAsUsed) {
    Map<String, Object> spec = copy(live.spec().map());
    if (spec.containsKey("job")) {
      Map<String, Object> job = map(spec.get("job"));
      job.putAll(jobAsUsed);
      spec.put("job", job);
    }
    reconciliation().put("state", state);
    reconciliation().put("lastReconciledSpec", TestFlink.reconciled(spec, live.generation()));
    return this;
  }

  /** What was reconciled last is stable. */
  public PlayedStatus stable() {
    reconciliation().put("lastStableSpec", reconciliation().get("lastReconciledSpec"));
    return this;
  }

  /** What the operator complains of. */
  public PlayedStatus error(String text) {
    status.put("error", text);
    return this;
  }

  /** The nonce for which a savepoint is asked for. */
  public Long nonce() {
    return live.spec().number("job", "savepointTriggerNonce").orElseThrow();
  }

  LiveResource live() {
    return live;
  }

  Map<String, Object> toMap() {
    return status;
  }

  private Map<String, Object> job() {
    return child("jobStatus");
  }

  private Map<String, Object> reconciliation() {
    return child("reconciliationStatus");
  }

  private Map<String, Object> child(String name) {
    Map<String, Object> child = map(status.get(name));
    status.put(name, child);
    return child;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return value == null ? new LinkedHashMap<>() : (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> copy(Map<String, Object> tree) {
    return Serialization.unmarshal(Serialization.asJson(tree), LinkedHashMap.class);
  }
}
