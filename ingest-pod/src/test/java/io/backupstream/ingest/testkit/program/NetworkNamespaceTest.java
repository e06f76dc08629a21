package io.backupstream.ingest.testkit.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkNamespaceTest {
  @TempDir Path folder;

  @Test
  void aCutCableIsSilentAndAMendedOneGoesOn() throws IOException {
    try (NetworkNamespace network = NetworkNamespace.create(folder.resolve("ip.log"));
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName(network.nearAddress()));
        ChildProcess talker = talker(network, server.getLocalPort());
        Socket socket = server.accept()) {
      assertThat(socket.getInputStream().read()).isEqualTo('\n');

      network.cut();
      socket.setSoTimeout(300);
      assertThatThrownBy(() -> socket.getInputStream().skipNBytes(1000))
          .isInstanceOf(SocketTimeoutException.class);

      network.mend();
      socket.setSoTimeout(0);
      assertThat(socket.getInputStream().read()).isEqualTo('\n');
      assertThat(talker.isAlive()).isTrue();
    }
  }

  private ChildProcess talker(NetworkNamespace network, int port) {
    String script =
        "exec 3<>/dev/tcp/%s/%d; while sleep 0.02; do echo >&3; done"
            .formatted(network.nearAddress(), port);
    return network.start(folder.resolve("talker.log"), Map.of(), List.of("bash", "-c", script));
  }
}
