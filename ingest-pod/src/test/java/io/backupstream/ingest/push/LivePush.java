package io.backupstream.ingest.push;

import io.backupstream.ingest.splice.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A push over real sockets on an event loop of its own; called by the test's thread. */
final class LivePush implements AutoCloseable {
  final AtomicInteger droppedFrames = new AtomicInteger();
  final AtomicLong writtenBytes = new AtomicLong();

  private final MultiThreadIoEventLoopGroup group;
  private final EventLoop loop;
  private final DestinationPush push;
  private final AtomicLong timelineMillis = new AtomicLong();

  /** A push over the best transport of this machine. */
  LivePush(Target target, Function<EventLoop, RtmpConnector> connector) {
    this(
        target,
        connector,
        Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
  }

  LivePush(
      Target target, Function<EventLoop, RtmpConnector> connector, IoHandlerFactory transport) {
    group = new MultiThreadIoEventLoopGroup(1, transport);
    loop = group.next();
    push = new DestinationPush(target, loop, connector.apply(loop), new Notes());
  }

  /** Awaits what a loaded machine may take long for. */
  static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }

  void start() {
    onLoop(push::start);
  }

  /** Offers frames 10 ms apart on the output timeline, and lets go of them. */
  @SafeVarargs
  final void offer(Frame<ByteBuf>... frames) {
    for (Frame<ByteBuf> frame : frames) {
      offerAt(timelineMillis.getAndAdd(10), frame);
    }
  }

  void offerAt(long millis, Frame<ByteBuf> frame) {
    onLoop(() -> push.offer(frame, millis));
  }

  /** Returns when the connection is gone. */
  void stop(boolean unpublish) {
    CountDownLatch gone = new CountDownLatch(1);
    onLoop(() -> push.stop(unpublish).addListener(stopped -> gone.countDown()));
    try {
      gone.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  PushState state() {
    return loop.submit(push::state).syncUninterruptibly().getNow();
  }

  @Override
  public void close() {
    onLoop(push::close);
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private void onLoop(Runnable task) {
    loop.submit(task).syncUninterruptibly();
  }

  private final class Notes implements PushListener {
    @Override
    public void stateChanged(PushState state) {}

    @Override
    public void written(int bytes) {
      writtenBytes.addAndGet(bytes);
    }

    @Override
    public void dropped(int frames, long bytes) {
      droppedFrames.addAndGet(frames);
    }

    @Override
    public void reconnecting() {}

    @Override
    public void delivered(long latencyMicros) {}
  }
}
