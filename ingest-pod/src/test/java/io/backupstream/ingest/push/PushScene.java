package io.backupstream.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.rtmp.session.PublishTarget;
import io.backupstream.ingest.splice.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** One destination with connections that a test plays, on a clock that it moves. */
final class PushScene implements AutoCloseable {
  static final String KEY = "s3cret";

  final Frames frames = new Frames();
  final List<FakeConnection> connections = new ArrayList<>();
  final List<PushState> states = new ArrayList<>();
  final List<Long> latenciesMicros = new ArrayList<>();
  int droppedFrames;
  int writtenBytes;
  int reconnects;
  long timelineMillis = 3_000_000_000L;
  final DestinationPush push;

  private boolean stopped;
  private final MockTicker ticker = Ticker.newMockTicker();
  private final EmbeddedChannel channel = EmbeddedChannel.builder().ticker(ticker).build();

  PushScene() {
    push =
        new DestinationPush(
            new Target(false, "e.example.com", 1935, new PublishTarget("live", "", KEY)),
            channel.eventLoop(),
            (target, events) -> {
              connections.add(new FakeConnection(channel.eventLoop(), events));
              return connections.getLast();
            },
            new PushLimits(1_000, 5_000, 20_000, 10_000),
            new Notes(),
            ticker,
            () -> Instant.EPOCH.plusNanos(ticker.nanoTime()),
            alwaysLongest());
  }

  FakeConnection connection() {
    return connections.getLast();
  }

  /** Offers frames one after another at the present time. */
  @SafeVarargs
  final void offer(Frame<ByteBuf>... offered) {
    for (Frame<ByteBuf> frame : offered) {
      push.offer(frame, timelineMillis);
    }
    channel.runPendingTasks();
  }

  /** Moves the clock and the output timeline, and runs what falls due. */
  void pass(long millis) {
    timelineMillis += millis;
    ticker.advance(millis, TimeUnit.MILLISECONDS);
    settle();
  }

  /** Runs what is due now. */
  void settle() {
    channel.runPendingTasks();
    channel.runScheduledPendingTasks();
    channel.runPendingTasks();
  }

  /** Starts, accepts, and sends headers and a keyframe. */
  void goLive() {
    push.start();
    offer(frames.metadata("M"), frames.videoHeader("V"), frames.audioHeader("A"));
    connection().accept();
    offer(frames.key("K"));
    connection().sent();
  }

  void stop(boolean unpublish) {
    push.stop(unpublish).addListener(done -> stopped = done.isSuccess());
  }

  boolean isStopped() {
    return stopped;
  }

  List<PushPhase> phases() {
    return states.stream().map(PushState::phase).toList();
  }

  /** Ends the scene; whatever happened in it, nobody holds a payload any more. */
  @Override
  public void close() {
    frames.releaseByCaller();
    push.close();
    settle();
    channel.finishAndReleaseAll();
    frames.assertAllReleased();
    assertThat(states).allSatisfy(state -> assertThat(state.message()).doesNotContain(KEY));
  }

  private final class Notes implements PushListener {
    @Override
    public void stateChanged(PushState state) {
      states.add(state);
    }

    @Override
    public void written(int bytes) {
      writtenBytes += bytes;
    }

    @Override
    public void dropped(int count, long bytes) {
      droppedFrames += count;
    }

    @Override
    public void reconnecting() {
      reconnects++;
    }

    @Override
    public void delivered(long latencyMicros) {
      latenciesMicros.add(latencyMicros);
    }
  }

  private static RandomGenerator alwaysLongest() {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        return Long.MAX_VALUE;
      }

      @Override
      public long nextLong(long bound) {
        return bound - 1;
      }
    };
  }
}
