package io.backupstream.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DialerTest {
  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = group.next();

  @AfterEach
  void end() {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  @Test
  void howeverFastAHostIsRefusedItIsToldAfterTheCallThatAsked() throws Exception {
    CompletableFuture<Thread> resolving = new CompletableFuture<>();
    Dialer dialer =
        new Dialer(
            loop,
            new EgressRules(address -> true),
            host -> {
              resolving.complete(Thread.currentThread());
              throw new UnknownHostException(host);
            });

    Future<Future<Channel>> asked =
        loop.submit(
            () -> {
              Future<Channel> dialed = dialer.dial("nowhere.example.com", 1935);
              resolving.get().join();
              assertThat(dialed.isDone()).isFalse();
              return dialed;
            });

    Future<Channel> dialed = asked.get(60, TimeUnit.SECONDS);
    assertThat(dialed.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(dialed.cause()).isInstanceOf(UnknownHostException.class);
  }
}
