package io.sluice.deployer.workflow.eks;

import io.sluice.deployer.workflow.state.Catcher;
import io.sluice.deployer.workflow.state.Fail;
import io.sluice.deployer.workflow.state.Retry;
import io.sluice.deployer.workflow.state.State;
import io.sluice.deployer.workflow.state.Task;
import io.sluice.deployer.workflow.state.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls of the Kubernetes API by {@code eks:call}, which sends JSON and no headers of ours: so
 * there is no server-side apply, which has a content type of its own, and a change is a read and a
 * replacement of the version that was read. An error is named {@code EKS.} and its status.
 */
public final class KubernetesCall {
  /** Nothing of that name is there. */
  public static final String NOT_FOUND = "EKS.404";

  /** It is there already, or was changed since it was read. */
  public static final String CONFLICT = "EKS.409";

  private static final String UNKNOWN_CALLER = "Not known to the cluster";
  private static final String FORBIDDEN = "Not allowed in the cluster";
  private static final int TIMEOUT_SECONDS = 60;

  private static final Retry WHILE_BUSY =
      new Retry(
          List.of("EKS.429", "EKS.500", "EKS.502", "EKS.503", "EKS.504", "States.Timeout"),
          2,
          5,
          2,
          30);

  private static final List<Catcher> REFUSALS =
      List.of(Catcher.of("EKS.401", UNKNOWN_CALLER), Catcher.of("EKS.403", FORBIDDEN));

  private KubernetesCall() {}

  /** Reads what lies there. */
  public static Task get(String name, String path, String next) {
    return call(name, "GET", path, null, next);
  }

  /** Creates it; a conflict is that it is there. */
  public static Task post(String name, String path, Value body, String next) {
    return call(name, "POST", path, body, next);
  }

  /** Replaces the version that the body names; a conflict is that it has another. */
  public static Task put(String name, String path, Value body, String next) {
    return call(name, "PUT", path, body, next);
  }

  /** Deletes it. */
  public static Task delete(String name, String path, String next) {
    return call(name, "DELETE", path, null, next);
  }

  /** Reads at most one of those with these labels, into the field {@code items} of the answer. */
  public static Task first(String name, String path, String labels, String next) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("labelSelector", List.of(labels));
    query.put("limit", List.of("1"));
    return call(name, "GET", path, query, null, next);
  }

  /** Deletes all with these labels. */
  public static Task deleteAll(String name, String path, String labels, String next) {
    return call(name, "DELETE", path, Map.of("labelSelector", List.of(labels)), null, next);
  }

  /** A call of {@code eks:runJob.sync} with these further parameters, without a second try. */
  public static Task runJob(
      String name, int timeoutSeconds, Map<String, Value> assign, String next, Object... further) {
    return new Task(
        name,
        "eks:runJob.sync",
        Value.fields(joined(Connection.parameters(), further)),
        assign,
        timeoutSeconds,
        List.of(),
        REFUSALS,
        next);
  }

  /** The ends of a workflow whose role has no access. */
  public static List<State> refusals() {
    Value caught = Value.variable(Catcher.FAILURE, "Cause");
    return List.of(
        new Fail(
            UNKNOWN_CALLER,
            "Sluice.NoAccess",
            Value.text(
                "The cluster does not know the role of this state machine: add an access entry for"
                    + " it ('sluice workflow permissions' prints the command). ",
                caught)),
        new Fail(
            FORBIDDEN,
            "Sluice.NotAllowed",
            Value.text(
                "The role of this state machine may not do that in the cluster: apply the Role and"
                    + " RoleBinding that 'sluice workflow permissions' prints. ",
                caught)));
  }

  private static Task call(
      String name, String method, String path, @Nullable Value body, String next) {
    Map<String, Object> query =
        body == null ? Map.of() : Map.of("fieldManager", List.of("sluice-workflow"));
    return call(name, method, path, query, body, next);
  }

  private static Task call(
      String name,
      String method,
      String path,
      Map<String, Object> query,
      @Nullable Value body,
      String next) {
    List<Object> further = new ArrayList<>(List.of("Method", method, "Path", path));
    if (!query.isEmpty()) {
      further.addAll(List.of("QueryParameters", query));
    }
    if (body != null) {
      further.addAll(List.of("RequestBody", body));
    }
    return new Task(
        name,
        "eks:call",
        Value.fields(joined(Connection.parameters(), further.toArray())),
        Map.of(),
        TIMEOUT_SECONDS,
        List.of(WHILE_BUSY),
        REFUSALS,
        next);
  }

  private static Object[] joined(Object[] first, Object... second) {
    Object[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
