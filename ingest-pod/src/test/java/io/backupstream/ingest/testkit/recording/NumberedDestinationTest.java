package io.backupstream.ingest.testkit.recording;

import static io.backupstream.ingest.testkit.numbered.EncoderSettings.encoder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.ingest.splice.Track;
import io.backupstream.ingest.testkit.numbered.EncoderSettings;
import io.backupstream.ingest.testkit.numbered.NumberedEncoder;
import io.backupstream.ingest.testkit.numbered.Programme;
import io.backupstream.ingest.testkit.numbered.ProgrammeClock;
import io.backupstream.ingest.testkit.program.FfmpegPrograms;
import io.backupstream.ingest.testkit.program.NginxRtmp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberedDestinationTest {
  private final ProgrammeClock clock = new ProgrammeClock();
  private final NumberedDestination destination = NumberedDestination.start(clock);

  @TempDir Path folder;

  @AfterEach
  void stop() {
    destination.close();
  }

  @Test
  void keepsAllThatAnEncoderSends() {
    try (NumberedEncoder encoder = publish(encoder('P', it -> {}))) {
      awaitMessages(200);
      encoder.unpublish();
      await().until(() -> destination.onlyConnection().isClosed());
    }

    Recording recording = destination.onlyConnection().recording();
    assertThat(Continuity.faults(recording, Programme.fps(30))).isEmpty();
    assertThat(Numbers.ofPictures(recording).areWhole()).isTrue();
    assertThat(Numbers.ofSounds(recording).areWhole()).isTrue();
    assertThat(recording.headers()).hasSize(3);
  }

  @Test
  void tellsAnUnpublishFromDeath() {
    publish(encoder('P', it -> {})).unpublish();
    publish(encoder('P', it -> {})).finish();
    publish(encoder('P', it -> {})).reset();

    await().until(() -> destination.connections().stream().allMatch(it -> it.isClosed()));
    assertThat(destination.connections())
        .extracting(RecordingConnection::isUnpublished)
        .containsExactly(true, false, false);
  }

  @Test
  void aFrozenEncoderSendsWhatItOwesWhenItThaws() {
    try (NumberedEncoder encoder = publish(encoder('P', it -> {}))) {
      awaitMessages(50);
      encoder.freeze();
      awaitSilence();
      encoder.thaw();
      awaitMessages(150);
    }

    Recording recording = destination.onlyConnection().recording();
    assertThat(Numbers.ofPictures(recording).areWhole()).isTrue();
  }

  @Test
  void aMutedTrackIsMissingWhileTheOtherGoesOn() {
    try (NumberedEncoder encoder = publish(encoder('P', it -> {}))) {
      awaitMessages(50);
      encoder.mute(Track.VIDEO);
      awaitMessages(70);
      encoder.unmute(Track.VIDEO);
      awaitMessages(150);
    }

    Recording recording = destination.onlyConnection().recording();
    assertThat(Numbers.ofPictures(recording).missing()).hasSizeGreaterThan(2);
    assertThat(Numbers.ofSounds(recording).areWhole()).isTrue();
  }

  @Test
  void comesBackOnItsPort() {
    try (NumberedEncoder first = publish(encoder('P', it -> {}))) {
      destination.die();
      await().until(() -> !first.isConnected());
    }

    destination.comeBack();

    try (NumberedEncoder second = publish(encoder('P', it -> {}))) {
      assertThat(second.isConnected()).isTrue();
    }
  }

  @Test
  void nginxRecordsTheSameNumbers() {
    Path file;
    try (NginxRtmp nginx = NginxRtmp.start(folder);
        NumberedEncoder encoder =
            NumberedEncoder.start(encoder('P', it -> {}), clock, nginx.url(), "key")) {
      encoder.awaitPublishing();
      clock.pass(2_500);
      encoder.unpublish();
      await().until(() -> nginx.ended() == 1);
      file = nginx.recordings().getFirst();
    }

    Recording recording = Recording.ofFlv(file);
    assertThat(recording.pictures()).hasSizeGreaterThan(60);
    assertThat(Continuity.faults(recording, Programme.fps(30))).isEmpty();
    assertThat(Numbers.ofPictures(recording).areWhole()).isTrue();
    assertThat(Numbers.ofSounds(recording).areWhole()).isTrue();
    String[] decode = {"-i", file.toString(), "-f", "null", "-"};
    assertThat(FfmpegPrograms.ffmpeg(folder.resolve("ffmpeg.log"), decode)).isEmpty();
  }

  private NumberedEncoder publish(EncoderSettings settings) {
    return NumberedEncoder.start(settings, clock, destination.url(), "key").awaitPublishing();
  }

  private void awaitSilence() {
    AtomicInteger before = new AtomicInteger();
    await()
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              int now = destination.onlyConnection().size();
              return before.getAndSet(now) == now;
            });
  }

  private void awaitMessages(int count) {
    await().until(() -> destination.onlyConnection().size() >= count);
  }
}
