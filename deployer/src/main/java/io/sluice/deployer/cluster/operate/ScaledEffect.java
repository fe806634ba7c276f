package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.rest.Parallelism;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a job that was scaled says of its parallelism. */
final class ScaledEffect {
  private ScaledEffect() {}

  /**
   * Asks the job.
   *
   * @throws OperationException if it runs with another parallelism
   */
  static Effect of(RunningFlink flink, LiveResource live, int parallelism) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("state", live.lifecycle().toString());
    facts.put("parallelism", parallelism);
    if (!Jobs.isRunning(live)) {
      return new Effect("its parallelism is " + parallelism, facts, List.of());
    }
    RunningFlink.Answer<Parallelism> answer =
        flink.tryToAsk(live, (rest, job) -> rest.parallelism(job));
    Parallelism runs = answer.value();
    if (runs == null) {
      return new Effect(
          "its parallelism is " + parallelism,
          facts,
          List.of("how parallel the job runs could not be verified: " + answer.problem()));
    }
    if (runs.asked() != parallelism) {
      throw OperationException.notHealthy(
          "scale " + live.name() + ": it runs with parallelism " + runs.asked(),
          "see whether parallelism.default or the job's own code sets it");
    }
    facts.put("vertices", runs.vertices());
    List<String> notes = new ArrayList<>();
    if (runs.highest() < parallelism) {
      notes.add(
          "no vertex is more than "
              + runs.highest()
              + " parallel: either the job sets it in its code, or there are too few slots");
    }
    return new Effect("it runs with parallelism " + parallelism, facts, notes);
  }
}
