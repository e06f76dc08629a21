package io.backupstream.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DestinationPushTest {
  private final PushScene scene = new PushScene();
  private final Frames frames = scene.frames;

  @AfterEach
  void everyReferenceIsReleased() {
    scene.close();
  }

  @Test
  void aDestinationThatIsNotStartedIsIdleAndNotConnectedTo() {
    scene.offer(frames.videoHeader("V"), frames.key("K"));

    assertThat(scene.connections).isEmpty();
    assertThat(scene.push.state().phase()).isEqualTo(PushPhase.IDLE);
  }

  @Test
  void itConnectsAheadOfMedia() {
    scene.push.start();

    assertThat(scene.connections).hasSize(1);
    assertThat(scene.push.state().phase()).isEqualTo(PushPhase.CONNECTING);
  }

  @Test
  void aConnectionGetsHeadersThenAKeyframeWithTimestampsFromZero() {
    scene.push.start();
    scene.offer(frames.metadata("M"), frames.audioHeader("A"), frames.videoHeader("V"));
    scene.connection().accept();
    scene.pass(800);
    assertThat(scene.connection().sent()).isEmpty();

    scene.offer(frames.audio("a"), frames.key("K"), frames.audio("b"));
    scene.pass(40);
    scene.offer(frames.delta("d"));

    assertThat(scene.connection().sent())
        .containsExactly(
            "data 0 M", "audio 0 A", "video 0 V", "video 0 K", "audio 0 b", "video 40 d");
  }

  @Test
  void mediaWaitsFromTheKeyframeOnWhileTheConnectionIsOpened() {
    scene.push.start();
    scene.offer(frames.videoHeader("V"), frames.key("K"));
    scene.pass(700);
    scene.offer(frames.delta("d"));

    scene.connection().accept();

    assertThat(scene.connection().sent()).containsExactly("video 0 V", "video 0 K", "video 700 d");
  }

  @Test
  void itStreamsAsSoonAsMediaFlows() {
    scene.goLive();

    assertThat(scene.phases()).containsExactly(PushPhase.CONNECTING, PushPhase.STREAMING);
  }

  @Test
  void headersThatWereOfferedBeforeTheStartAreRemembered() {
    scene.offer(frames.videoHeader("V"), frames.key("K"), frames.delta("d"));
    scene.push.start();
    scene.connection().accept();
    scene.offer(frames.delta("d"), frames.key("K2"));

    assertThat(scene.connection().sent()).containsExactly("video 0 V", "video 0 K2");
  }

  @Test
  void aHeaderIsSentAgainOnlyWhenItsBytesDiffer() {
    scene.goLive();

    scene.offer(
        frames.videoHeader("V"), frames.key("K2"), frames.videoHeader("W"), frames.key("K3"));

    assertThat(scene.connection().sent()).containsExactly("video 1 K2", "video 1 W", "video 2 K3");
  }

  @Test
  void aLostConnectionIsReopenedAtOnceAndStartsAtTheNextKeyframe() {
    scene.goLive();
    scene.offer(frames.videoHeader("W"));
    scene.connection().end("closed the connection");
    scene.settle();
    assertThat(scene.connections).hasSize(2);
    assertThat(scene.push.state().message()).isEqualTo("e.example.com:1935: closed the connection");

    scene.connection().accept();
    scene.offer(frames.delta("d"), frames.key("K2"));

    assertThat(scene.connection().sent())
        .containsExactly("data 0 M", "video 0 W", "audio 0 A", "video 0 K2");
    assertThat(scene.reconnects).isOne();
    assertThat(scene.droppedFrames).isOne();
  }

  @Test
  void aSecondFailureInARowIsAFailureAndTheThirdAttemptComesHalfASecondLater() {
    scene.push.start();
    scene.connection().end("refused the connection");
    scene.settle();
    scene.connection().end("refused the connection");
    assertThat(scene.push.state().phase()).isEqualTo(PushPhase.FAILED);
    assertThat(scene.push.state().message())
        .isEqualTo("e.example.com:1935: refused the connection");

    scene.pass(499);
    assertThat(scene.connections).hasSize(2);
    scene.pass(1);
    assertThat(scene.connections).hasSize(3);
  }

  @Test
  void furtherFailuresForTheSameReasonChangeNothing() {
    scene.push.start();
    for (int attempt = 0; attempt < 5; attempt++) {
      scene.connection().end("refused the connection");
      scene.pass(30_000);
    }

    assertThat(scene.phases())
        .containsExactly(PushPhase.CONNECTING, PushPhase.CONNECTING, PushPhase.FAILED);
  }

  @Test
  void itIsTriedForEver() {
    scene.push.start();
    for (int attempt = 0; attempt < 200; attempt++) {
      scene.connection().end("refused the connection");
      scene.pass(30_000);
    }

    assertThat(scene.connections).hasSize(201);
  }

  @Test
  void aDestinationThatHasFailedStreamsOnceMediaHasFlowedForFiveSeconds() {
    scene.push.start();
    scene.connection().end("refused the connection");
    scene.settle();
    scene.connection().end("refused the connection");
    scene.pass(500);
    scene.connection().accept();
    scene.offer(frames.key("K"));
    scene.pass(4_999);
    scene.offer(frames.key("K"));
    assertThat(scene.push.state().phase()).isEqualTo(PushPhase.FAILED);

    scene.pass(1);
    scene.offer(frames.delta("d"));

    assertThat(scene.push.state().phase()).isEqualTo(PushPhase.STREAMING);
    assertThat(scene.push.state().message()).isEmpty();
  }

  @Test
  void aDestinationThatAcceptsThenClosesIsLeftAloneForLongerAndLonger() {
    scene.goLive();
    for (int attempt = 0; attempt < 4; attempt++) {
      scene.connection().end("closed the connection");
      scene.pass(4_000);
      scene.connection().accept();
      scene.offer(frames.key("K"));
    }

    assertThat(scene.phases())
        .containsExactly(
            PushPhase.CONNECTING, PushPhase.STREAMING, PushPhase.CONNECTING, PushPhase.FAILED);
    assertThat(scene.push.state().message())
        .isEqualTo("e.example.com:1935: accepted the publish, then closed the connection");
    scene.connection().end("closed the connection");
    scene.pass(3_999);
    assertThat(scene.connections).hasSize(5);
  }

  @Test
  void mediaThatComesAfterALongSilenceIsWorthAnAttemptAtOnce() {
    scene.push.start();
    for (int attempt = 0; attempt < 9; attempt++) {
      scene.connection().end("closed the connection");
      scene.pass(30_000);
    }
    scene.connection().end("closed the connection");
    int attempts = scene.connections.size();

    scene.offer(frames.key("K"));

    assertThat(scene.connections).hasSize(attempts + 1);
  }

  @Test
  void aSlowDestinationMissesWholeGopsAndGoesOnAtAKeyframe() {
    scene.goLive();
    scene.connection().fill();
    scene.offer(frames.delta("d"));
    scene.pass(2_500);
    scene.offer(frames.key("K2"), frames.delta("d2"));
    scene.pass(2_501);
    scene.offer(frames.delta("d3"));

    scene.connection().empty();

    assertThat(scene.connection().sent())
        .containsExactly("video 2500 K2", "video 2501 d2", "video 5001 d3");
    assertThat(scene.droppedFrames).isOne();
    assertThat(scene.push.state().phase()).isEqualTo(PushPhase.STREAMING);
  }

  @Test
  void aConnectionThatTakesNothingForTwentySecondsIsOpenedAnew() {
    scene.goLive();
    scene.connection().fill();
    scene.offer(frames.delta("d"));
    FakeConnection stuck = scene.connection();
    for (int second = 0; second < 19; second++) {
      scene.pass(1_000);
      scene.offer(frames.delta("d"));
    }
    assertThat(scene.connections).hasSize(1);

    scene.pass(1_000);
    scene.offer(frames.delta("d"));
    scene.settle();

    assertThat(stuck.sent()).contains("abort: took nothing for 20 s");
    assertThat(scene.connections).hasSize(2);
  }

  @Test
  void aConnectionThatIsFullIsGivenUpThoughNothingIsOfferedAnyMore() {
    scene.goLive();
    FakeConnection stuck = scene.connection();
    stuck.fill();
    scene.offer(frames.delta("d"));

    scene.pass(19_000);
    assertThat(stuck.hasEnded()).isFalse();
    scene.pass(2_000);

    assertThat(stuck.sent()).contains("abort: took nothing for 20 s");
    assertThat(scene.connections).hasSize(2);
  }

  @Test
  void aConnectionThatTakesSomethingInTimeIsKept() {
    scene.goLive();
    FakeConnection slow = scene.connection();
    slow.fill();
    scene.offer(frames.delta("d"));
    scene.pass(19_000);

    slow.empty();
    scene.pass(60_000);

    assertThat(slow.hasEnded()).isFalse();
  }

  @Test
  void aConnectionThatIsLostWhileNothingIsOfferedIsReopenedAtOnceThenMoreSeldom() {
    scene.goLive();
    scene.pass(3_000);

    scene.connection().end("closed the connection");
    scene.settle();
    assertThat(scene.connections).hasSize(2);
    scene.connection().accept();
    scene.connection().end("closed the connection");
    scene.pass(499);
    assertThat(scene.connections).hasSize(2);
    scene.pass(1);
    assertThat(scene.connections).hasSize(3);

    scene.connection().accept();
    scene.offer(frames.key("K2"));
    assertThat(scene.connection().sent()).contains("video 0 K2");
  }

  @Test
  void aSilentStreamLeavesTheConnectionOpen() {
    scene.goLive();

    scene.pass(60_000);
    scene.offer(frames.key("K2"));

    assertThat(scene.connections).hasSize(1);
    assertThat(scene.connection().sent()).containsExactly("video 60000 K2");
  }

  @Test
  void whatIsWrittenAndHowLateIsTold() {
    scene.goLive();
    scene.writtenBytes = 0;
    scene.latenciesMicros.clear();
    scene.connection().fill();
    scene.connection().empty();
    scene.push.offer(frames.delta("12345"), scene.timelineMillis);
    scene.pass(30);

    assertThat(scene.writtenBytes).isEqualTo(5);
    assertThat(scene.latenciesMicros).containsExactly(30_000L);
  }

  @Test
  void aConnectionIsRenewedAtAKeyframeBeforeItsTimestampsWrap() {
    scene.goLive();
    FakeConnection old = scene.connection();
    scene.pass(OutputClock.RENEWAL_MILLIS);
    scene.offer(frames.delta("d"));
    assertThat(old.sent()).containsExactly("video " + OutputClock.RENEWAL_MILLIS + " d");

    scene.offer(frames.key("K2"), frames.delta("d2"));
    assertThat(old.sent()).containsExactly("close");
    old.end("closed the connection");
    scene.connection().accept();

    assertThat(scene.connections).hasSize(2);
    assertThat(scene.connection().sent())
        .containsExactly("data 0 M", "video 0 V", "audio 0 A", "video 0 K2", "video 1 d2");
    assertThat(scene.phases()).containsExactly(PushPhase.CONNECTING, PushPhase.STREAMING);
    assertThat(scene.droppedFrames).isZero();
  }

  @Test
  void stateSinceIsWhenItWasEntered() {
    scene.pass(2_000);
    scene.push.start();
    scene.connection().end("refused the connection");
    List<PushState> first = List.copyOf(scene.states);
    scene.pass(1_000);

    assertThat(first)
        .extracting(state -> state.since().toEpochMilli())
        .containsExactly(2_000L, 2_000L);
    assertThat(scene.push.state().since().toEpochMilli()).isEqualTo(2_000);
  }
}
