package io.sluice.deployer.local;

import io.sluice.deployer.local.error.StartException;
import io.sluice.deployer.local.process.ChildProcess;
import java.net.URI;

/** Where the S3 server listens. */
final class S3Endpoint {
  private static final String ANSWER = "port=";

  private S3Endpoint() {}

  /**
   * Waits until the server answers.
   *
   * @throws StartException if it ends instead
   */
  static URI of(ChildProcess server) {
    return server
        .output()
        .lines()
        .filter(line -> line.startsWith(ANSWER))
        .findFirst()
        .map(line -> URI.create("http://127.0.0.1:" + line.substring(ANSWER.length())))
        .orElseThrow(
            () -> new StartException(server.role(), LastWords.in(server.log()), server.log()));
  }
}
