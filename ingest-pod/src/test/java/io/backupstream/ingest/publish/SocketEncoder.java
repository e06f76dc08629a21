package io.backupstream.ingest.publish;

import io.backupstream.ingest.rtmp.message.Command;
import io.backupstream.ingest.rtmp.message.Media;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.HexFormat;

/** An encoder over a real socket, plain or TLS; blocking, on the test's thread. */
final class SocketEncoder implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket;
  private final ClientEnd client;

  private SocketEncoder(Socket socket, String app, String streamKey) throws IOException {
    this.socket = socket;
    this.client = new ClientEnd(app, streamKey, this::write);
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  /** Connects, and asks to publish until it has an answer or is cut off. */
  static SocketEncoder publish(InetSocketAddress server, String app, String streamKey)
      throws IOException {
    return over(new Socket(server.getAddress(), server.getPort()), app, streamKey);
  }

  static SocketEncoder over(Socket socket, String app, String streamKey) throws IOException {
    SocketEncoder encoder = new SocketEncoder(socket, app, streamKey);
    encoder.client.start();
    while (encoder.answer().isEmpty() && encoder.read()) {
      // the client end acts on what it reads
    }
    return encoder;
  }

  String answer() {
    return client.answer();
  }

  void send(Media.Type type, int timestamp, String digits) {
    byte[] body = HexFormat.of().parseHex(digits.replace(" ", ""));
    client.send(type, timestamp, Unpooled.wrappedBuffer(body));
  }

  void send(Command command) {
    client.send(command);
  }

  void sendBytes(byte[] bytes) {
    write(Unpooled.wrappedBuffer(bytes));
  }

  void unpublish() {
    client.unpublish();
  }

  /** Waits until the server has closed the connection, both ways. */
  void awaitClosed() throws IOException {
    while (read()) {
      // what the server still had to say
    }
    // a write to a half-closed connection would go on to succeed
    try {
      while (true) {
        socket.getOutputStream().write(new byte[1024]);
      }
    } catch (SocketException closed) {
      // as it should
    }
  }

  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    client.close();
    socket.close();
  }

  private boolean read() throws IOException {
    byte[] bytes = new byte[4096];
    InputStream in = socket.getInputStream();
    int count;
    try {
      count = in.read(bytes);
    } catch (SocketException reset) {
      return false;
    }
    if (count > 0) {
      client.receive(Unpooled.wrappedBuffer(bytes, 0, count));
    }
    return count >= 0;
  }

  private void write(ByteBuf bytes) {
    try {
      bytes.readBytes(socket.getOutputStream(), bytes.readableBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      bytes.release();
    }
  }
}
