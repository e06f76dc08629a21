package io.backupstream.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PushStopTest {
  private final PushScene scene = new PushScene();
  private final Frames frames = scene.frames;

  @AfterEach
  void everyReferenceIsReleased() {
    scene.close();
  }

  @Test
  void aTrueStopSendsWhatWaitsThenUnpublishes() {
    scene.goLive();
    scene.connection().fill();
    scene.offer(frames.delta("d"), frames.delta("d2"));
    scene.stop(true);
    assertThat(scene.connection().sent()).isEmpty();

    scene.connection().empty();
    assertThat(scene.connection().sent())
        .containsExactly("video 1 d", "video 2 d2", "unpublish", "close");
    assertThat(scene.isStopped()).isFalse();

    scene.connection().end("");
    assertThat(scene.isStopped()).isTrue();
    assertThat(scene.push.state().phase()).isEqualTo(PushPhase.IDLE);
  }

  @Test
  void whatIsOfferedDuringAStopIsNotSent() {
    scene.goLive();
    scene.connection().fill();
    scene.offer(frames.delta("d"));
    scene.stop(true);
    scene.offer(frames.delta("after"));

    scene.connection().empty();

    assertThat(scene.connection().sent()).containsExactly("video 1 d", "unpublish", "close");
  }

  @Test
  void aDestinationThatDoesNotTakeTheEndIsCutOff() {
    scene.goLive();
    scene.connection().fill();
    scene.offer(frames.delta("d"));
    scene.stop(true);

    scene.pass(10_000);

    assertThat(scene.connection().sent()).containsExactly("abort: did not take the end in time");
    assertThat(scene.isStopped()).isTrue();
  }

  @Test
  void aBareStopLetsATrueOneThatIsUnderWayEnd() {
    scene.goLive();
    scene.connection().fill();
    scene.offer(frames.delta("d"));
    scene.stop(true);
    scene.stop(false);

    scene.connection().empty();

    assertThat(scene.connection().sent()).containsExactly("video 1 d", "unpublish", "close");
  }

  @Test
  void aBareStopClosesWithoutUnpublish() {
    scene.goLive();

    scene.stop(false);

    assertThat(scene.connection().sent()).containsExactly("close");
    scene.connection().end("");
    assertThat(scene.isStopped()).isTrue();
  }

  @Test
  void aTrueStopBeforeThePublishWasAcceptedOnlyCloses() {
    scene.push.start();
    scene.offer(frames.key("K"));

    scene.stop(true);

    assertThat(scene.connection().sent()).containsExactly("close");
  }

  @Test
  void aTrueStopBeforeAnyMediaUnpublishesAtOnce() {
    scene.push.start();
    scene.connection().accept();

    scene.stop(true);

    assertThat(scene.connection().sent()).containsExactly("unpublish", "close");
  }

  @Test
  void aStopEndsTheRetries() {
    scene.push.start();
    scene.connection().end("refused the connection");
    scene.stop(true);
    scene.pass(60_000);

    assertThat(scene.isStopped()).isTrue();
    assertThat(scene.connections).hasSize(1);
    assertThat(scene.push.state().phase()).isEqualTo(PushPhase.IDLE);
  }

  @Test
  void mediaThatWaitedAtABareStopDoesNotCountAsDropped() {
    scene.goLive();
    scene.connection().fill();
    scene.offer(frames.delta("d"), frames.key("K2"));
    scene.stop(false);
    scene.connection().end("");

    assertThat(scene.droppedFrames).isZero();
  }

  @Test
  void aStartDuringAStopFollowsIt() {
    scene.goLive();
    scene.stop(true);
    scene.push.start();
    assertThat(scene.connections).hasSize(1);

    scene.connections.getFirst().end("");
    scene.connection().accept();
    scene.offer(frames.key("K2"));

    assertThat(scene.isStopped()).isTrue();
    assertThat(scene.connections).hasSize(2);
    assertThat(scene.connection().sent())
        .containsExactly("data 0 M", "video 0 V", "audio 0 A", "video 0 K2");
  }

  @Test
  void earlierFailuresDoNotCountAfterANewStart() {
    scene.push.start();
    for (int attempt = 0; attempt < 5; attempt++) {
      scene.connection().end("refused the connection");
      scene.pass(30_000);
    }
    scene.stop(false);
    scene.connection().end("");
    scene.push.start();
    int attempts = scene.connections.size();

    scene.connection().end("refused the connection");
    scene.settle();

    assertThat(scene.connections).hasSize(attempts + 1);
  }

  @Test
  void aClosedPushTakesNothingMore() {
    scene.goLive();
    scene.push.close();

    scene.offer(frames.videoHeader("W"), frames.key("K2"));
    scene.push.start();

    assertThat(scene.connections).hasSize(1);
    scene.connection().end("");
  }
}
