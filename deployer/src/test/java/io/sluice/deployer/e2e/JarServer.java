package io.sluice.deployer.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** One jar over HTTP, at an address that the operator's pod reaches. */
final class JarServer implements AutoCloseable {
  private final HttpServer server;

  private JarServer(HttpServer server) {
    this.server = server;
  }

  static JarServer of(Path jar) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(S3Store.HOST, 0), 0);
    server.createContext(
        "/jobs.jar",
        exchange -> {
          exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, Files.size(jar));
          try (OutputStream body = exchange.getResponseBody()) {
            Files.copy(jar, body);
          }
        });
    server.start();
    return new JarServer(server);
  }

  URI uri() {
    return URI.create("http://" + S3Store.HOST + ":" + server.getAddress().getPort() + "/jobs.jar");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
