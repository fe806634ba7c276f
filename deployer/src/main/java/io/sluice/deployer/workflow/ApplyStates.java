package io.sluice.deployer.workflow;

import io.sluice.deployer.target.KubernetesResource;
import io.sluice.deployer.workflow.eks.ApiPath;
import io.sluice.deployer.workflow.eks.KubernetesCall;
import io.sluice.deployer.workflow.state.Catcher;
import io.sluice.deployer.workflow.state.Choice;
import io.sluice.deployer.workflow.state.Condition;
import io.sluice.deployer.workflow.state.Fail;
import io.sluice.deployer.workflow.state.Pass;
import io.sluice.deployer.workflow.state.State;
import io.sluice.deployer.workflow.state.Task;
import io.sluice.deployer.workflow.state.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a resource what is described: reads it, and creates it where it is missing or replaces the
 * version that was read. Somebody else's change in between means reading again. Labels, annotations
 * and finalizers that others put there stay.
 */
final class ApplyStates {
  /** The variable with the generation of what was written last. */
  static final String GENERATION = "generation";

  private static final String WANTED = "wanted";
  private static final String FOUND = "found";
  private static final String EMPTY = "empty";

  /** What the cluster adds to a service account; without it a new token would be made each time. */
  private static final List<String> KEPT_OF_ACCOUNTS = List.of("secrets", "imagePullSecrets");

  private final KubernetesResource resource;
  private final String label;
  private final String next;

  /**
   * @param label a name for it that no other resource of the workflow has
   * @param next the state after it
   */
  ApplyStates(KubernetesResource resource, String label, String next) {
    this.resource = resource;
    this.label = label;
    this.next = next;
  }

  /** The state that begins. */
  String begin() {
    return "Describe " + label;
  }

  /** The states. */
  List<State> states() {
    String create = "Create " + label;
    String there = "Is " + label + " staying?";
    String replace = "Replace " + label;
    String leaving = label + " is being deleted";
    String read = "Read " + label;
    String path = ApiPath.object(resource);
    List<State> states = new ArrayList<>();
    states.add(Pass.assigning(begin(), read, WANTED, resource.content(), EMPTY, empty()));
    Task reading =
        KubernetesCall.get(read, path, there)
            .catching(Catcher.of(KubernetesCall.NOT_FOUND, create))
            .assigning(
                FOUND,
                new Value.Merged(
                    Value.variable(EMPTY, "metadata"), Value.result("ResponseBody", "metadata")));
    if (!kept().isEmpty()) {
      reading =
          reading.assigning(
              Subject.LIVE, new Value.Merged(Value.variable(EMPTY), Value.result("ResponseBody")));
    }
    states.add(reading);
    states.add(
        Choice.named(there, replace)
            .when(new Condition.Present(Value.variable(FOUND, "deletionTimestamp")), leaving));
    states.add(
        noting(
            KubernetesCall.post(create, ApiPath.collection(resource), Value.variable(WANTED), next)
                .catching(Catcher.of(KubernetesCall.CONFLICT, read))));
    states.add(
        noting(
            KubernetesCall.put(replace, path, replacement(), next)
                .catching(
                    new Catcher(
                        List.of(KubernetesCall.CONFLICT, KubernetesCall.NOT_FOUND), read))));
    states.add(
        new Fail(
            leaving,
            "Sluice.BeingDeleted",
            Value.of(
                "Somebody deletes "
                    + resource
                    + ": start again when it is away; 'sluice status' tells.")));
    return states;
  }

  /** Only a kind with a status of its own has generations. */
  private Task noting(Task writing) {
    return resource.kind().startsWith("Flink")
        ? writing.assigning(GENERATION, Value.result("ResponseBody", "metadata", "generation"))
        : writing;
  }

  private Value replacement() {
    Map<String, Value> metadata = new LinkedHashMap<>();
    metadata.put("name", Value.of(resource.name()));
    metadata.put("namespace", Value.of(resource.namespace()));
    metadata.put("resourceVersion", Value.variable(FOUND, "resourceVersion"));
    metadata.put("finalizers", Value.variable(FOUND, "finalizers"));
    metadata.put("ownerReferences", Value.variable(FOUND, "ownerReferences"));
    for (String map : List.of("labels", "annotations")) {
      Value found = Value.variable(FOUND, map);
      metadata.put(
          map,
          isDescribed(map)
              ? new Value.Merged(found, Value.variable(WANTED, "metadata", map))
              : found);
    }
    Map<String, Value> body = new LinkedHashMap<>();
    resource.content().keySet().forEach(field -> body.put(field, Value.variable(WANTED, field)));
    kept().forEach(field -> body.putIfAbsent(field, Value.variable(Subject.LIVE, field)));
    body.put("metadata", new Value.Fields(metadata));
    return new Value.Fields(body);
  }

  private boolean isDescribed(String map) {
    return resource.content().get("metadata") instanceof Map<?, ?> metadata
        && metadata.get(map) instanceof Map<?, ?>;
  }

  private List<String> kept() {
    return resource.kind().equals("ServiceAccount") ? KEPT_OF_ACCOUNTS : List.of();
  }

  private Map<String, Object> empty() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("labels", Map.of());
    metadata.put("annotations", Map.of());
    metadata.put("finalizers", List.of());
    metadata.put("ownerReferences", List.of());
    Map<String, Object> empty = new LinkedHashMap<>();
    empty.put("metadata", metadata);
    kept().forEach(field -> empty.put(field, List.of()));
    return empty;
  }
}
