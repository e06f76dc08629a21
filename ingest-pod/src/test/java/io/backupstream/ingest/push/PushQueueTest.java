package io.backupstream.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.splice.Frame;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PushQueueTest {
  private static final long MOST_BYTES = 20;
  private static final long MOST_MILLIS = 1_000;

  private final Frames frames = new Frames();
  private int droppedFrames;
  private long droppedBytes;
  private long timelineMillis = 7_000_000_000L;

  private final PushQueue queue =
      new PushQueue(
          MOST_BYTES,
          MOST_MILLIS,
          (count, bytes) -> {
            droppedFrames += count;
            droppedBytes += bytes;
          });

  @AfterEach
  void everyReferenceIsReleased() {
    frames.releaseByCaller();
    queue.close();
    frames.assertAllReleased();
  }

  @Test
  void framesLeaveInTheOrderTheyCame() {
    add(frames.metadata("M"), frames.videoHeader("V"), frames.key("K"), frames.audio("a"));

    assertThat(drained()).containsExactly("M", "V", "K", "a");
    assertThat(droppedFrames).isZero();
  }

  @Test
  void aDestinationStartsAtAKeyframe() {
    add(frames.delta("d"), frames.audio("a"), frames.videoHeader("V"), frames.key("K"));

    assertThat(drained()).containsExactly("V", "K");
  }

  @Test
  void whatComesBeforeTheFirstKeyframeIsCounted() {
    add(frames.delta("delta"), frames.delta("d"), frames.key("K"));

    assertThat(droppedFrames).isEqualTo(2);
    assertThat(droppedBytes).isEqualTo(6);
  }

  @Test
  void anAudioOnlyStreamStartsAtAnyAudioFrame() {
    add(frames.audioHeader("A"), frames.audio("a"));

    assertThat(drained()).containsExactly("A", "a");
  }

  @Test
  void pastTheByteBoundEverythingUpToTheNewestKeyframeIsDropped() {
    add(frames.key("K1______"), frames.delta("d1"), frames.key("K2______"), frames.audio("a2"));
    assertThat(droppedFrames).isZero();

    add(frames.delta("d2"));

    assertThat(drained()).containsExactly("K2______", "a2", "d2");
    assertThat(droppedFrames).isEqualTo(2);
    assertThat(droppedBytes).isEqualTo(10);
  }

  @Test
  void pastTheAgeBoundEverythingUpToTheNewestKeyframeIsDropped() {
    add(frames.key("K1"), frames.delta("d"));
    timelineMillis += 900;
    add(frames.key("K2"), frames.delta("d2"));
    timelineMillis += 101;
    add(frames.delta("late"));

    assertThat(drained()).containsExactly("K2", "d2", "late");
  }

  @Test
  void withoutAKeyframeInTheQueueFramesAreDroppedUntilTheNextOne() {
    add(frames.key("K________"), frames.delta("d________"), frames.delta("d________"));
    add(frames.delta("d"), frames.audio("a"));
    assertThat(drained()).isEmpty();

    add(frames.key("K2"), frames.delta("d2"));

    assertThat(drained()).containsExactly("K2", "d2");
    assertThat(droppedFrames).isEqualTo(5);
  }

  @Test
  void aDestinationThatHoldsPartOfAGopIsNotSentTheRestOfItAfterADrop() {
    add(frames.key("K"), frames.delta("d"));
    drained();
    add(frames.delta("d________"), frames.delta("d________"), frames.delta("d________"));
    add(frames.delta("d"), frames.key("K2"));

    assertThat(drained()).containsExactly("K2");
  }

  @Test
  void anAudioOnlyStreamDropsToItsNewestFrame() {
    add(frames.audio("a1______"), frames.audio("a2______"), frames.audio("a3______"));

    assertThat(drained()).containsExactly("a3______");
    assertThat(droppedFrames).isEqualTo(2);
  }

  @Test
  void headersAreNeverDroppedButReplacedByNewerOnesOfTheirSlot() {
    add(frames.metadata("M"), frames.videoHeader("V"), frames.key("K________"));
    drained();
    add(frames.delta("d________"), frames.videoHeader("V2"), frames.videoHeader("V3"));
    add(frames.delta("d________"), frames.videoHeader("V4"), frames.key("K2"));

    assertThat(drained()).containsExactly("V4", "K2");
  }

  @Test
  void headersDoNotPileUpWhileNothingIsSent() {
    add(frames.metadata("1"), frames.metadata("2"), frames.metadata("3"));

    assertThat(drained()).containsExactly("3");
  }

  @Test
  void framesThatLeadAKeyframeAreDroppedWhereADestinationStarts() {
    add(frames.key("K"), frames.leading("l"), frames.delta("d"));
    add(frames.key("K2"), frames.leading("l2"));

    assertThat(drained()).containsExactly("K", "d", "K2", "l2");
    assertThat(droppedFrames).isOne();
  }

  @Test
  void framesThatLeadAKeyframeAreDroppedAfterADrop() {
    add(frames.key("K"));
    drained();
    add(frames.delta("d_________"), frames.delta("d_________"), frames.delta("d"));
    add(frames.key("K2"), frames.leading("l2"), frames.delta("d2"));

    assertThat(drained()).containsExactly("K2", "d2");
  }

  @Test
  void afterAStartAtAnAudioFrameVideoStillWaitsForItsKeyframe() {
    add(frames.audio("a"));
    add(frames.delta("d"), frames.leading("l"), frames.key("K"), frames.delta("d2"));

    assertThat(drained()).containsExactly("a", "K", "d2");
  }

  @Test
  void aNewConnectionStartsAtTheFirstKeyframeThatWaits() {
    add(frames.key("K"));
    drained();
    add(frames.delta("d"), frames.videoHeader("V"), frames.key("K2"), frames.leading("l2"));
    add(frames.key("K3"));

    queue.restartAtCut();

    assertThat(drained()).containsExactly("V", "K2", "K3");
    assertThat(droppedFrames).isEqualTo(2);
  }

  @Test
  void whereNoKeyframeComesAnyMoreADestinationStartsAtARecoveryPoint() {
    add(frames.key("K"), frames.delta("d"));
    drained();
    queue.restartAtCut();
    timelineMillis += CutPoints.KEYFRAME_GONE_MILLIS + 1;

    add(frames.delta("x"), frames.recoveryPoint("R"), frames.delta("y"), frames.recoveryPoint("S"));

    assertThat(drained()).containsExactly("R", "y", "S");
  }

  @Test
  void aNewConnectionStartsAtTheNextKeyframeWhereNoneWaits() {
    add(frames.key("K"));
    drained();

    queue.restartAtCut();
    add(frames.delta("d"), frames.key("K2"));

    assertThat(drained()).containsExactly("K2");
  }

  @Test
  void aDestinationThatIsNotSentToKeepsHeadersAlone() {
    queue.passBy(frames.videoHeader("V"), timelineMillis, 0);
    queue.passBy(frames.key("K"), timelineMillis, 0);
    queue.passBy(frames.videoHeader("V2"), timelineMillis, 0);

    assertThat(drained()).containsExactly("V2");
    assertThat(droppedFrames).isZero();
  }

  @Test
  void aDestinationThatIsLetGoKeepsItsHeaders() {
    add(frames.key("K"), frames.videoHeader("V"), frames.delta("d"));

    queue.clearMedia();

    assertThat(queue.hasMedia()).isFalse();
    assertThat(drained()).containsExactly("V");
    assertThat(droppedFrames).isZero();
  }

  @SafeVarargs
  private void add(Frame<ByteBuf>... added) {
    for (Frame<ByteBuf> frame : added) {
      queue.add(frame, timelineMillis, 0);
    }
  }

  private List<String> drained() {
    List<String> texts = new ArrayList<>();
    for (QueuedFrame next = queue.poll(); next != null; next = queue.poll()) {
      texts.add(Frames.text(next.frame()));
      next.release();
    }
    return texts;
  }
}
