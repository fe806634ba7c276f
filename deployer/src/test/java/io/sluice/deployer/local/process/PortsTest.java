package io.sluice.deployer.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.local.error.PortTakenException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
  void namesATakenPortAndTheFix(String address) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(address))) {
      assertThatThrownBy(() -> Ports.exactly(taken.getLocalPort(), "web UI"))
          .isInstanceOf(PortTakenException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " for the web UI is taken")
          .hasMessageContaining("give another one");
    }
  }

  @Test
  void goesPastATakenPort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Ports.firstFrom(taken.getLocalPort())).isGreaterThan(taken.getLocalPort());
    }
  }

  @Test
  void takesAFreePortAsItIs() {
    int free = Ports.any();
    assertThat(Ports.exactly(free, "web UI")).isEqualTo(free);
  }
}
