package io.sluice.deployer.cluster.resource;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A field that another manager has set to another value.
 *
 * @param manager who set it, such as {@code kubectl-client-side-apply}
 * @param field the field, such as {@code spec.job.parallelism}
 */
public record Conflict(String manager, String field) {
  private static final String REASON = "FieldManagerConflict";
  private static final Pattern MANAGER = Pattern.compile("conflict with \"([^\"]*)\".*");

  /** The conflicts that a refusal names; none if it is a refusal of another kind. */
  static List<Conflict> of(KubernetesClientException failure) {
    @Nullable Status status = failure.getStatus();
    if (failure.getCode() != HttpURLConnection.HTTP_CONFLICT
        || status == null
        || status.getDetails() == null) {
      return List.of();
    }
    return status.getDetails().getCauses().stream()
        .filter(cause -> REASON.equals(cause.getReason()))
        .map(cause -> new Conflict(manager(cause.getMessage()), field(cause.getField())))
        .toList();
  }

  @Override
  public String toString() {
    return field + " (set by " + manager + ")";
  }

  private static String manager(String message) {
    Matcher named = MANAGER.matcher(message);
    return named.matches() ? named.group(1) : message;
  }

  private static String field(String path) {
    return path.startsWith(".") ? path.substring(1) : path;
  }
}
