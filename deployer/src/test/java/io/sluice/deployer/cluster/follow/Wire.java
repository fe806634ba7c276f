package io.sluice.deployer.cluster.follow;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A wire to a server on this machine that can be cut and mended: the server restarts. */
final class Wire implements Closeable {
  private final InetSocketAddress server;
  private final int port;
  private final List<Closeable> open = new CopyOnWriteArrayList<>();
  private volatile ServerSocket entrance;

  Wire(int serverPort) throws IOException {
    server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
    entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    port = entrance.getLocalPort();
    start(this::accept);
  }

  int port() {
    return port;
  }

  /** Breaks every connection and refuses new ones. */
  void cut() throws IOException {
    entrance.close();
    for (Closeable end : open) {
      end.close();
    }
    open.clear();
  }

  /** Takes connections again. */
  void mend() throws IOException {
    ServerSocket again = new ServerSocket();
    again.setReuseAddress(true);
    again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    entrance = again;
    start(this::accept);
  }

  @Override
  public void close() throws IOException {
    cut();
  }

  private void accept() throws IOException {
    ServerSocket listening = entrance;
    while (true) {
      Socket here = listening.accept();
      Socket there = new Socket();
      there.connect(server);
      open.add(here);
      open.add(there);
      start(() -> pump(here, there));
      start(() -> pump(there, here));
    }
  }

  private static void pump(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException cut) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
