package io.sluice.deployer.cluster.ui;

import java.net.URI;

/** Is told how the forwarding of the web UI goes. */
public interface UiListener {
  /** There are JobManagers and none of them is ready. */
  void waiting();

  /** The web UI is at that address, served by that pod. */
  void open(URI address, String pod);

  /** The pod that served it is gone, or not ready any more. */
  void lost(String pod);
}
