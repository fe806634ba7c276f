package io.sluice.deployer.cleanup;

import io.sluice.deployer.aws.Aws;
import io.sluice.deployer.aws.logs.LogStore;
import io.sluice.deployer.aws.logs.LogStream;
import io.sluice.deployer.aws.storage.ObjectStore;

/** Takes away what a plan says. What is gone already is no mistake, so it can be run again. */
public final class Purge {
  private final ObjectStore objects;
  private final LogStore logs;
  private final PurgeListener listener;

  /**
   * @param aws the account
   * @param listener is told how it goes
   */
  public Purge(Aws aws, PurgeListener listener) {
    this.objects = new ObjectStore(aws);
    this.logs = new LogStore(aws);
    this.listener = listener;
  }

  /**
   * Deletes.
   *
   * @throws io.sluice.deployer.aws.AwsException if something may not be deleted; what came before
   *     it is gone
   */
  public void run(PurgePlan plan) {
    int before = 0;
    for (Removal removal : plan.removals()) {
      int sofar = before;
      objects.delete(
          removal.place().bucket(),
          removal.keys(),
          done -> listener.deleted(sofar + done, plan.objects()));
      before += removal.objects().size();
    }
    for (LogStream stream : plan.streams()) {
      logs.delete(stream);
    }
    for (String group : plan.groups()) {
      if (logs.streams(group, "").isEmpty()) {
        logs.deleteGroup(group);
      }
    }
  }
}
