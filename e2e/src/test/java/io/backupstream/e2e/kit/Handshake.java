package io.backupstream.e2e.kit;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** The first words of RTMP, section 5.2: who answers them is a relay that encoders can reach. */
public final class Handshake {
  private static final int PACKET_BYTES = 1536;
  private static final int MILLIS = 2_000;
  private static final byte VERSION = 3;

  private Handshake() {}

  /** Whether an RTMP server answers at a URL now. */
  public static boolean isAnsweredAt(String url) {
    URI uri = URI.create(url);
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), MILLIS);
      socket.setSoTimeout(MILLIS);
      byte[] hello = new byte[1 + PACKET_BYTES];
      hello[0] = VERSION;
      socket.getOutputStream().write(hello);
      byte[] answer = new byte[1 + 2 * PACKET_BYTES];
      new DataInputStream(socket.getInputStream()).readFully(answer);
      return answer[0] == VERSION;
    } catch (IOException _) {
      return false;
    }
  }
}
