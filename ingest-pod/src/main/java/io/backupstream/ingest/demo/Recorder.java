package io.backupstream.ingest.demo;

import io.backupstream.ingest.media.FlvWriter;
import io.backupstream.ingest.splice.Track;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A destination that writes what it gets to an FLV file, as it comes. */
final class Recorder implements AutoCloseable {

  private final FlvWriter file;
  private final Channel server;
  private final CountDownLatch unpublished = new CountDownLatch(1);
  private int publishes;

  private Recorder(EventLoopGroup group, Path path) throws IOException {
    this.file = new FlvWriter(new BufferedOutputStream(Files.newOutputStream(path)));
    this.server = listen(group);
  }

  /** Listens on a free port of this machine. */
  static Recorder start(EventLoopGroup group, Path file) throws IOException {
    return new Recorder(group, file);
  }

  private Channel listen(EventLoopGroup group) {
    return new ServerBootstrap()
        .group(group)
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel made) {
                made.pipeline().addLast(new RecorderConnection(made, Recorder.this));
              }
            })
        .bind("127.0.0.1", 0)
        .syncUninterruptibly()
        .channel();
  }

  /** Where to push to; the stream key goes after it. */
  String url() {
    return "rtmp://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort() + "/live";
  }

  synchronized void published() {
    publishes++;
  }

  /** How many publishes there were; one if nothing broke. */
  synchronized int publishes() {
    return publishes;
  }

  /** Writes one message; the body stays the caller's. */
  synchronized void received(Track track, long timestampMillis, ByteBuf body) {
    try {
      file.write(track, timestampMillis, body);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  void unpublished() {
    unpublished.countDown();
  }

  /** Waits until the publisher has said that the stream is over; false if it does not. */
  boolean awaitUnpublish(long seconds) throws InterruptedException {
    return unpublished.await(seconds, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    server.close().syncUninterruptibly();
    synchronized (this) {
      file.close();
    }
  }
}
