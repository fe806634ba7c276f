package io.sluice.deployer.cluster.follow;

import io.sluice.deployer.cluster.live.LiveResource;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a follower told. */
final class Heard implements FollowListener {
  final List<String> changes = new CopyOnWriteArrayList<>();
  final List<Trouble> troubles = new CopyOnWriteArrayList<>();

  @Override
  public void changed(LiveResource live) {
    changes.add(live.lifecycle() + " " + live.job().state());
  }

  @Override
  public void trouble(Trouble trouble) {
    troubles.add(trouble);
  }

  boolean heardOf(String cause) {
    return troubles.stream().anyMatch(trouble -> trouble.cause().equals(cause));
  }
}
