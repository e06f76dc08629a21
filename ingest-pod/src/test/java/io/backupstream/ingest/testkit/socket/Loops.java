package io.backupstream.ingest.testkit.socket;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;

/** The threads that all encoders and destinations of the tests share. */
public final class Loops {
  private static final EventLoopGroup GROUP =
      new MultiThreadIoEventLoopGroup(
          2, new DefaultThreadFactory("testkit", true), NioIoHandler.newFactory());

  private Loops() {}

  /** Never shut down: its threads are daemons. */
  public static EventLoopGroup group() {
    return GROUP;
  }
}
