package io.sluice.deployer.local.process;

import io.sluice.deployer.local.error.LocalRunException;
import io.sluice.deployer.local.error.PortTakenException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Ports of the loopback address that nobody listens on. */
public final class Ports {
  private static final int TRIED = 200;
  private static final int LAST = 65535;

  private Ports() {}

  /**
   * A wanted port.
   *
   * @throws PortTakenException if somebody listens on it
   */
  public static int exactly(int port, String what) {
    if (!isFree(port)) {
      throw new PortTakenException(what, port);
    }
    return port;
  }

  /**
   * The first free port from the given one on.
   *
   * @throws LocalRunException if many are taken
   */
  public static int firstFrom(int port) {
    return IntStream.rangeClosed(port, Math.min(port + TRIED, LAST))
        .filter(Ports::isFree)
        .findFirst()
        .orElseThrow(
            () ->
                new LocalRunException(
                    "ports %d to %d are all taken; end the processes that hold them"
                        .formatted(port, port + TRIED)));
  }

  /** Any free port. */
  public static int any() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new LocalRunException("no port can be opened: " + e.getMessage(), e);
    }
  }

  private static boolean isFree(int port) {
    return canBind(new InetSocketAddress(port))
        && canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  private static boolean canBind(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address, 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
