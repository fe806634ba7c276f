package io.sluice.deployer.cluster.operate;

import io.sluice.deployer.cluster.Cluster;
import io.sluice.deployer.cluster.follow.Goal;
import io.sluice.deployer.cluster.live.LiveResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A job that is being started or started again.
 *
 * @param doing what is done, as {@code resume}
 * @param live the resource as it was asked to be
 * @param goal when it runs as asked
 * @param expectation from which state it must start
 */
record Starting(
    Cluster cluster,
    RunningFlink flink,
    String doing,
    String asked,
    LiveResource live,
    Goal goal,
    Expectation expectation)
    implements Operation.Begun {
  @Override
  public Effect finish(Waiting waiting) throws InterruptedException {
    LiveResource now = waiting.until(cluster, live, goal, doing + " " + live.name());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("state", now.lifecycle().toString());
    if (now.isSessionCluster()) {
      return new Effect("the session cluster is " + now.lifecycle(), facts, List.of());
    }
    facts.put("job", now.job().state());
    Restored restored = Restored.ask(flink, now);
    expectation.require(now, restored);
    restored.addTo(facts);
    return new Effect(
        "it is " + now.job().state() + " and " + now.lifecycle() + restored.words(),
        facts,
        restored.notes());
  }
}
