package io.backupstream.operator.report;

import io.backupstream.operator.plan.RelayFeed;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All watches on relays. Used by any thread. */
public final class Reports implements AutoCloseable {
  private static final RelayFeed SILENT = new RelayFeed.Silent();
  private static final long LOOK_MILLIS = 1_000;

  private final Map<ResourceID, RelayWatch> watches = new ConcurrentHashMap<>();
  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("reports", true), NioIoHandler.newFactory());
  private final WatchContext context;

  /**
   * Begins with no watch.
   *
   * @param changed is told the stream whose relay says something new; must return soon
   */
  public Reports(InstantSource clock, Consumer<ResourceID> changed) {
    this(clock, WatchLimits.DEFAULTS, changed);
  }

  Reports(InstantSource clock, WatchLimits limits, Consumer<ResourceID> changed) {
    context = new WatchContext((EventLoop) group.next(), limits, clock, changed);
    context.loop().scheduleAtFixedRate(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Listens to the relay of a stream from now on, and to no other of that stream.
   *
   * @param address null if there is none
   * @return what it says; silent as well while that is not known yet, which passes within seconds
   *     and is told
   */
  public RelayFeed follow(ResourceID stream, @Nullable RelayAddress address) {
    if (address == null) {
      forget(stream);
      return SILENT;
    }
    RelayWatch watch =
        watches.compute(
            stream,
            (id, former) -> {
              if (former != null && former.address().equals(address)) {
                return former;
              }
              if (former != null) {
                context.loop().execute(former::close);
              }
              RelayWatch begun = new RelayWatch(context, stream, address);
              context.loop().execute(begun::connect);
              return begun;
            });
    return Objects.requireNonNullElse(watch.feed(), SILENT);
  }

  /** Listens no more. */
  public void forget(ResourceID stream) {
    RelayWatch watch = watches.remove(stream);
    if (watch != null) {
      context.loop().execute(watch::close);
    }
  }

  /** How many relays are being listened to and are heard. */
  public long heard() {
    return watches.values().stream().filter(w -> w.feed() instanceof RelayFeed.Heard).count();
  }

  /** How many relays cannot be reached. */
  public long unreachable() {
    return watches.values().stream().filter(w -> w.feed() instanceof RelayFeed.Unreachable).count();
  }

  /** Ends all watches, and waits for it. */
  @Override
  public void close() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private void look() {
    watches.values().forEach(RelayWatch::look);
  }
}
