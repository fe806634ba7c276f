package io.sluice.deployer.describe;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.sluice.deployer.spec.MemorySize;
import io.sluice.deployer.spec.PodTemplate;
import io.sluice.deployer.spec.PodTemplates;
import io.sluice.deployer.spec.Resource;
import io.sluice.deployer.spec.TaskManagerSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The builder's group for the TaskManagers: one core, 2 GiB and one slot each unless said. */
public final class TaskManager {
  private double cpu = 1;
  private MemorySize memory = MemorySize.ofMebibytes(2048);
  private int slots = 1;
  private @Nullable Integer replicas;
  private @Nullable PodTemplate podTemplate;

  TaskManager() {}

  /** Cores of each. */
  public TaskManager cpu(double cores) {
    this.cpu = cores;
    return this;
  }

  /** The total memory of each process. */
  public TaskManager memory(MemorySize memory) {
    this.memory = memory;
    return this;
  }

  /** Slots of each; parallelism divided by slots is the number of TaskManagers. */
  public TaskManager slots(int count) {
    this.slots = count;
    return this;
  }

  /** How many there are, in standalone mode. */
  public TaskManager replicas(int count) {
    this.replicas = count;
    return this;
  }

  /** Laid over the deployment's pod template. */
  public TaskManager podTemplate(PodTemplateSpec template) {
    this.podTemplate = PodTemplates.fromFabric8(template);
    return this;
  }

  int slots() {
    return slots;
  }

  TaskManagerSpec describe() {
    return new TaskManagerSpec(
        new Resource(cpu, memory, null, Map.of()), replicas, podTemplate, Map.of());
  }
}
