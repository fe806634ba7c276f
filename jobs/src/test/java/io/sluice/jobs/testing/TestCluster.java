package io.sluice.jobs.testing;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.util.TestStreamEnvironment;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A cluster of two task managers with two slots each, for the tests of one class. Jobs that a test
 * leaves running are cancelled. Flink's own MiniClusterExtension needs JUnit 4 on the class path,
 * which the build bans.
 */
public final class TestCluster implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private final MiniCluster cluster =
      new MiniCluster(
          new MiniClusterConfiguration.Builder()
              .setConfiguration(settings())
              .setNumTaskManagers(2)
              .setNumSlotsPerTaskManager(2)
              .build());
  private final List<Run> runs = new ArrayList<>();

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    cluster.start();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    for (Run run : runs) {
      run.cancel();
    }
    runs.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    cluster.close();
  }

  /** Starts a job. */
  public Run start(Configuration settings, Run.Wiring wiring) throws Exception {
    StreamExecutionEnvironment env =
        new TestStreamEnvironment(
            cluster, settings, settings.get(CoreOptions.DEFAULT_PARALLELISM), List.of(), List.of());
    wiring.build(env);
    Run run = new Run(env.executeAsync());
    runs.add(run);
    return run;
  }

  /** Starts a job from a savepoint. */
  public Run resume(String savepoint, Configuration settings, Run.Wiring wiring) throws Exception {
    settings.setString("execution.savepoint.path", savepoint);
    return start(settings, wiring);
  }

  /** Ends a task manager with its tasks and starts another. */
  public void replaceTaskManager(int index) throws Exception {
    cluster.terminateTaskManager(index).get();
    cluster.startTaskManager();
  }

  private static Configuration settings() {
    Configuration settings = new Configuration();
    settings.setString("heartbeat.interval", "200");
    settings.setString("rest.bind-port", "0");
    settings.setString("taskmanager.memory.managed.size", "64 mb");
    settings.setString("taskmanager.memory.network.max", "64 mb");
    return settings;
  }
}
