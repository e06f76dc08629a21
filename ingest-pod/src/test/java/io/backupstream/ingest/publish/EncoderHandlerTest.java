package io.backupstream.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.publish.IngestListener.Drop;
import io.backupstream.ingest.publish.IngestListener.Refusal;
import io.backupstream.ingest.rtmp.message.Media;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EncoderHandlerTest {

  private static final String KEY = "primary-0123456789abcdef";
  private static final String WRONG_KEY = "wrong-0123456789abcdef";
  private static final String HERE = "192.0.2.1";
  private static final String THERE = "192.0.2.2";
  private static final String SOUND = "af0121";

  private final RecordingSink sink = new RecordingSink();
  private final KeyRing<PublishSink> keys = KeyRing.of(Map.of(KEY, sink));
  private final List<String> heard = new ArrayList<>();
  private final List<EmbeddedEncoder> encoders = new ArrayList<>();
  private long nowMicros = 5_000_000;
  private @Nullable String closedBecause;
  private final IngestContext ingest =
      IngestContext.of(this::judge, IngestLimits.DEFAULTS, new Hearing(), () -> nowMicros);

  @AfterEach
  void closeAll() {
    encoders.forEach(EmbeddedEncoder::close);
    assertThat(ingest.census().connections()).isZero();
    assertThat(ingest.census().unauthenticated()).isZero();
  }

  @Test
  void connectionWithoutAHandshakeIsDropped() {
    EmbeddedEncoder silent = connect(HERE, KEY);

    pass(4_900);
    assertThat(silent.isOpen()).isTrue();
    pass(600);
    assertThat(silent.isOpen()).isFalse();
    assertThat(heard).contains("dropped HANDSHAKE_OVERDUE");
  }

  @Test
  void silentPublishEndsAsIdle() {
    EmbeddedEncoder encoder = connect(HERE, KEY).ask();
    pass(9_000);
    encoder.send(Media.Type.AUDIO, 0, SOUND);
    pass(9_900);
    assertThat(encoder.isOpen()).isTrue();

    pass(1_000);
    assertThat(encoder.isOpen()).isFalse();
    assertThat(sink.events()).containsExactly("started", "AUDIO DELTA 0 af0121", "ended IDLE");
  }

  @Test
  void lostConnectionEndsAsReset() {
    EmbeddedEncoder encoder = connect(HERE, KEY).ask();

    encoder.fail(new IOException("Connection reset by peer"));

    assertThat(sink.events()).containsExactly("started", "ended RESET");
    assertThat(encoder.isOpen()).isFalse();
  }

  @Test
  void secondPublishTakesOverFromASilentOne() {
    EmbeddedEncoder dead = connect(HERE, KEY).ask();
    EmbeddedEncoder returning = connect(HERE, KEY).ask();
    assertThat(returning.answer()).isEmpty();

    pass(1_900);
    assertThat(returning.answer()).isEmpty();
    pass(200);
    assertThat(returning.answer()).isEqualTo("publishing");
    assertThat(dead.isOpen()).isFalse();
    assertThat(sink.events()).containsExactly("started", "ended TAKEN_OVER", "started");
  }

  @Test
  void secondPublishIsRefusedWhileTheFirstSends() {
    EmbeddedEncoder living = connect(HERE, KEY).ask();
    EmbeddedEncoder second = connect(THERE, KEY).ask();

    pass(1_000);
    living.send(Media.Type.AUDIO, 0, SOUND);
    second.pump();

    assertThat(second.answer()).startsWith("NetStream.Publish.BadName: Another encoder is sending");
    assertThat(second.isOpen()).isFalse();
    assertThat(living.isOpen()).isTrue();
    assertThat(heard).contains("refused KEY_IN_USE");
  }

  @Test
  void firstThatSentOnlyBeforeIsSilent() {
    EmbeddedEncoder dead = connect(HERE, KEY).ask().send(Media.Type.AUDIO, 0, SOUND);
    EmbeddedEncoder returning = connect(HERE, KEY).ask();

    pass(2_100);

    assertThat(returning.answer()).isEqualTo("publishing");
    assertThat(dead.isOpen()).isFalse();
  }

  @Test
  void firstThatEndsMeanwhileLeavesItsKeyAtOnce() {
    EmbeddedEncoder first = connect(HERE, KEY).ask();
    EmbeddedEncoder second = connect(HERE, KEY).ask();

    first.close();
    second.pump();

    assertThat(second.answer()).isEqualTo("publishing");
    assertThat(sink.events()).containsExactly("started", "ended CLOSED", "started");
  }

  @Test
  void secondDoesNotGetAKeyThatIsNoLongerTaken() {
    EmbeddedEncoder first = connect(HERE, KEY).ask();
    EmbeddedEncoder second = connect(HERE, KEY).ask();
    closedBecause = "this event has ended";

    first.close();
    second.pump();

    assertThat(second.answer()).contains("this event has ended");
    assertThat(sink.events()).containsExactly("started", "ended CLOSED");
  }

  @Test
  void secondThatLeavesMeanwhileLeavesTheFirstAlone() {
    EmbeddedEncoder first = connect(HERE, KEY).ask();
    connect(HERE, KEY).ask().close();

    pass(3_000);

    assertThat(first.isOpen()).isTrue();
    assertThat(sink.events()).containsExactly("started");
  }

  @Test
  void thirdDoesNotWaitBehindTheSecond() {
    connect(HERE, KEY).ask();
    connect(HERE, KEY).ask();

    EmbeddedEncoder third = connect(HERE, KEY).ask();

    assertThat(third.answer()).startsWith("NetStream.Publish.BadName");
  }

  @Test
  void nothingIsReadFromWhoWaitsForTheAnswer() {
    connect(HERE, KEY).ask();
    EmbeddedEncoder second = connect(HERE, KEY).ask();
    assertThat(second.isRead()).isFalse();

    pass(2_100);
    assertThat(second.isRead()).isTrue();
  }

  @Test
  void wrongKeyThatIsTriedAgainIsAnsweredLater() {
    assertThat(connect(HERE, WRONG_KEY).ask().answer()).startsWith("NetStream.Publish.BadName");

    EmbeddedEncoder again = connect(HERE, WRONG_KEY).ask();
    pass(400);
    assertThat(again.answer()).isEmpty();
    pass(200);
    assertThat(again.answer()).startsWith("NetStream.Publish.BadName");
    assertThat(again.isOpen()).isFalse();
  }

  @Test
  void wrongKeyIsAnsweredAtOnceWhereAnotherEncoderPublishes() {
    connect(HERE, KEY).ask();

    for (int i = 0; i < 5; i++) {
      assertThat(connect(HERE, WRONG_KEY).ask().answer()).startsWith("NetStream.Publish.BadName");
    }
  }

  @Test
  void oneAddressHasThirtyTwoConnections() {
    for (int i = 0; i < 32; i++) {
      assertThat(connect(HERE, KEY).isOpen()).isTrue();
    }

    assertThat(connect(HERE, KEY).isOpen()).isFalse();
    assertThat(connect(THERE, KEY).isOpen()).isTrue();
    assertThat(heard).contains("dropped TOO_MANY_OF_ONE_ADDRESS");
  }

  @Test
  void sinkMayStopReadingForWantOfMemory() {
    EmbeddedEncoder encoder = connect(HERE, KEY).ask();
    sink.publication().pauseReading();
    assertThat(encoder.isRead()).isFalse();
    pass(60_000);
    assertThat(encoder.isOpen()).isTrue();

    sink.publication().resumeReading();
    assertThat(encoder.isRead()).isTrue();
  }

  @Test
  void sinkMayStopReadingBeforeItHasReadAnything() {
    sink.pausesAtStart();

    assertThat(connect(HERE, KEY).ask().isRead()).isFalse();
  }

  @Test
  void brokenProtocolEndsThePublish() {
    EmbeddedEncoder encoder = connect(HERE, KEY).ask();

    encoder.sendBytes("c9010203");

    assertThat(encoder.isOpen()).isFalse();
    assertThat(sink.events()).containsExactly("started", "ended PROTOCOL_ERROR");
    assertThat(heard).contains("dropped PROTOCOL_ERROR");
  }

  @Test
  void connectionsAreCountedAsTheyComeAndPublish() {
    connect(HERE, KEY).ask();

    assertThat(heard)
        .containsExactly("1 connections, 1 unauthenticated", "1 connections, 0 unauthenticated");
  }

  private EmbeddedEncoder connect(String address, String key) {
    EmbeddedEncoder encoder = new EmbeddedEncoder(ingest, address, key);
    encoders.add(encoder);
    return encoder;
  }

  private void pass(int millis) {
    for (int passed = 0; passed < millis; passed += EmbeddedEncoder.stepMillis()) {
      nowMicros += EmbeddedEncoder.stepMillis() * 1_000L;
      encoders.forEach(encoder -> encoder.pass(EmbeddedEncoder.stepMillis()));
    }
  }

  private Publishers.Verdict judge(PublishRequest request, long atMicros) {
    PublishSink found = keys.find(request.streamKey());
    if (closedBecause != null) {
      return new Publishers.NotNow(closedBecause);
    }
    return found == null ? new Publishers.UnknownKey() : new Publishers.Accepted(found);
  }

  private final class Hearing implements IngestListener {
    @Override
    public void connectionsChanged(int connections, int unauthenticated) {
      heard.add(connections + " connections, " + unauthenticated + " unauthenticated");
    }

    @Override
    public void connectionDropped(Drop why) {
      heard.add("dropped " + why);
    }

    @Override
    public void publishRefused(Refusal why) {
      heard.add("refused " + why);
    }
  }
}
