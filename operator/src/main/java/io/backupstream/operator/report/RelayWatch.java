package io.backupstream.operator.report;

import io.backupstream.operator.plan.RelayFeed;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to one relay for as long as its pod is the stream's.
 *
 * <pre>
 *   connecting -- report --> hearing -- closed or silent --> connecting ...
 *       | refused: again after a back-off with jitter
 * </pre>
 *
 * <p>What is heard holds while a lost connection is resumed at once; it becomes unreachable if that
 * is refused, or after a silence. Lives on the event loop; only {@link #feed} is read elsewhere.
 */
final class RelayWatch {
  private static final Logger LOG = LoggerFactory.getLogger(RelayWatch.class);

  private final WatchContext context;
  private final ResourceID stream;
  private final RelayAddress address;
  private final long begunNanos;
  private volatile @Nullable RelayFeed feed;
  private @Nullable Channel channel;
  private long aliveNanos;
  private int failures;
  private boolean closed;

  RelayWatch(WatchContext context, ResourceID stream, RelayAddress address) {
    this.context = context;
    this.stream = stream;
    this.address = address;
    this.begunNanos = context.nanos();
    this.aliveNanos = begunNanos;
  }

  RelayAddress address() {
    return address;
  }

  /** What the relay says; null until that is known. */
  @Nullable RelayFeed feed() {
    return feed;
  }

  void connect() {
    if (closed) {
      return;
    }
    Bootstrap bootstrap = context.bootstrap(new WatchHandler(this, address));
    bootstrap.connect(address.host(), address.port()).addListener(connected());
  }

  void close() {
    closed = true;
    if (channel != null) {
      channel.close();
    }
  }

  /** Something came, if only a heartbeat. */
  void alive() {
    aliveNanos = context.nanos();
  }

  void reported(String json) {
    try {
      RelayFeed.Heard heard = ReportReader.read(json, address.pod(), stream);
      failures = 0;
      become(heard);
    } catch (IllegalStateException broken) {
      failed(String.valueOf(broken.getMessage()));
    }
  }

  /** What the relay sends is of no use: it is tried anew. */
  void failed(String why) {
    String namespace = stream.getNamespace().orElse("");
    LOG.warn("report of pod {}/{}: {}", namespace, address.pod(), why);
    unreachable();
    if (channel != null) {
      channel.close();
    }
  }

  void disconnected(Channel gone) {
    if (gone.equals(channel)) {
      channel = null;
      failures++;
      retry();
    }
  }

  /** Looks, once in a while, whether the relay still speaks. */
  void look() {
    long now = context.nanos();
    if (now - aliveNanos >= context.limits().silence().toNanos()) {
      unreachable();
      if (channel != null) {
        channel.close();
      }
    } else if (feed == null && now - begunNanos >= context.limits().grace().toNanos()) {
      unreachable();
    }
  }

  private ChannelFutureListener connected() {
    return (ChannelFuture connecting) -> {
      if (closed) {
        connecting.channel().close();
      } else if (connecting.isSuccess()) {
        channel = connecting.channel();
        alive();
      } else {
        failures++;
        if (feed != null) {
          unreachable();
        }
        retry();
      }
    };
  }

  private void retry() {
    if (closed) {
      return;
    }
    long first = context.limits().firstRetry().toMillis();
    long most = Math.min(context.limits().lastRetry().toMillis(), first << Math.min(failures, 10));
    long delay = ThreadLocalRandom.current().nextLong(most / 2, most + 1);
    context.loop().schedule(this::connect, delay, TimeUnit.MILLISECONDS);
  }

  private void unreachable() {
    if (!(feed instanceof RelayFeed.Unreachable)) {
      become(new RelayFeed.Unreachable(address.pod(), context.clock().instant()));
    }
  }

  private void become(RelayFeed now) {
    if (!Objects.equals(feed, now)) {
      feed = now;
      if (!closed) {
        context.changed().accept(stream);
      }
    }
  }
}
