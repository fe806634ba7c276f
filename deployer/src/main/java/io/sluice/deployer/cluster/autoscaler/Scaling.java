package io.sluice.deployer.cluster.autoscaler;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the autoscaler of a job measured and decided.
 *
 * @param enabled whether it is switched on in the resource
 * @param scales whether it may act, and does not only recommend
 * @param vertices the vertices of the job, as far as it knows them
 * @param last its newest report of a change; null where it has told none lately
 * @param notes its other events, newest first
 */
public record Scaling(
    boolean enabled,
    boolean scales,
    List<VertexScaling> vertices,
    @Nullable ScalingReport last,
    List<ScalingNote> notes) {
  public Scaling {
    vertices = List.copyOf(vertices);
    notes = List.copyOf(notes);
  }
}
