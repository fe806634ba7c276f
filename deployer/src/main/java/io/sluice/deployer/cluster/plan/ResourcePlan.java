package io.sluice.deployer.cluster.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.sluice.deployer.cluster.resource.Seen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One resource of the plan.
 *
 * @param kind its kind
 * @param name its name
 * @param namespace where it is; null for kinds that are in none
 * @param action what apply does
 * @param changes what changes; none for a new resource
 * @param seen the object that was planned for; null where there is none yet
 */
public record ResourcePlan(
    String kind,
    String name,
    @Nullable String namespace,
    Action action,
    List<Change> changes,
    @JsonIgnore @Nullable Seen seen) {
  public ResourcePlan {
    changes = List.copyOf(changes);
  }

  /** Kind and name, as people write it. */
  @Override
  public String toString() {
    return kind + "/" + name;
  }
}
