package io.backupstream.ingest.publish;

import io.backupstream.ingest.publish.IngestListener.Refusal;
import io.backupstream.ingest.rtmp.session.ServerAction.PublishRequested;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides on the publishes of one server: which key is good, whose is in use, and who waits for
 * whose silence. Decisions that take time reach the encoder later, by {@link
 * EncoderHandler#publish} or {@link EncoderHandler#refuse}.
 */
final class PublishDesk {

  private static final String APP = "live";
  private static final String UNKNOWN_APP =
      "Unknown application: the URL must end in /live, and the stream key goes into its own field.";
  private static final String UNKNOWN_KEY =
      "Stream key not accepted. Copy it again from where you got it, without blanks.";
  private static final String KEY_IN_USE =
      "Another encoder is sending with this stream key. Stop it first, or use the other key.";

  private static final class Live {
    private final EncoderHandler incumbent;
    private @Nullable Challenge challenge;

    private Live(EncoderHandler incumbent) {
      this.incumbent = incumbent;
    }
  }

  private static final class Challenge {
    private final EncoderHandler challenger;
    private final PublishRequest request;
    private final KeyContest contest;

    private Challenge(EncoderHandler challenger, PublishRequest request, KeyContest contest) {
      this.challenger = challenger;
      this.request = request;
      this.contest = contest;
    }
  }

  private final Publishers publishers;
  private final IngestLimits limits;
  private final IngestListener listener;
  private final Census census;
  private final WrongKeyBrake brake = new WrongKeyBrake();
  private final RefusalLog log = new RefusalLog();
  private final IdentityHashMap<PublishSink, Live> live = new IdentityHashMap<>();

  PublishDesk(Publishers publishers, IngestLimits limits, Census census, IngestListener listener) {
    this.publishers = publishers;
    this.limits = limits;
    this.census = census;
    this.listener = listener;
  }

  /** An encoder asks to publish. */
  void asked(EncoderHandler encoder, PublishRequested asked, long nowMicros) {
    if (!asked.app().equals(APP)) {
      refuse(encoder, Refusal.UNKNOWN_APP, UNKNOWN_APP, 0, nowMicros);
      return;
    }
    judge(
        encoder, new PublishRequest(asked.app(), asked.streamName(), encoder.remote()), nowMicros);
  }

  private void judge(EncoderHandler encoder, PublishRequest request, long nowMicros) {
    switch (publishers.judge(request, nowMicros)) {
      case Publishers.Accepted(PublishSink sink) -> keyIsGood(encoder, request, sink, nowMicros);
      case Publishers.UnknownKey() -> keyIsUnknown(encoder, request.streamKey(), nowMicros);
      case Publishers.NotNow(String reason) ->
          refuse(encoder, Refusal.NOT_NOW, reason, 0, nowMicros);
    }
  }

  /** Bytes of a publishing encoder came: whoever waited for its silence waits in vain. */
  void lives(PublishSink sink, long nowMicros) {
    Live publish = live.get(sink);
    if (publish != null && publish.challenge != null) {
      decide(publish, publish.challenge, nowMicros);
    }
  }

  /** A publish ended; an encoder that waited for its key is judged anew, the key is free. */
  void ended(PublishSink sink, EncoderHandler encoder, long nowMicros) {
    Live publish = live.remove(sink);
    census.stopped(encoder.address());
    if (publish != null && publish.challenge != null) {
      judge(publish.challenge.challenger, publish.challenge.request, nowMicros);
    }
  }

  /** An encoder went away, or gave up, before it had its answer. */
  void gaveUp(EncoderHandler encoder) {
    for (Live publish : live.values()) {
      if (publish.challenge != null && publish.challenge.challenger == encoder) {
        publish.challenge = null;
      }
    }
  }

  private void keyIsGood(
      EncoderHandler encoder, PublishRequest request, PublishSink sink, long nowMicros) {
    Live publish = live.get(sink);
    if (publish == null) {
      begin(encoder, sink, nowMicros);
    } else if (publish.challenge != null || publish.incumbent == encoder) {
      refuse(encoder, Refusal.KEY_IN_USE, KEY_IN_USE, 0, nowMicros);
    } else {
      Challenge challenge =
          new Challenge(encoder, request, new KeyContest(nowMicros, limits.contestMillis()));
      publish.challenge = challenge;
      encoder.later(limits.contestMillis(), now -> contestIsOver(sink, challenge, now));
    }
  }

  private void contestIsOver(PublishSink sink, Challenge challenge, long nowMicros) {
    Live publish = live.get(sink);
    if (publish != null && publish.challenge == challenge) {
      decide(publish, challenge, nowMicros);
    }
  }

  private void decide(Live publish, Challenge challenge, long nowMicros) {
    EncoderHandler incumbent = publish.incumbent;
    switch (challenge.contest.outcome(
        incumbent.receivedMicros(), incumbent.isReading(), nowMicros)) {
      case UNDECIDED -> {}
      case REFUSED -> {
        publish.challenge = null;
        refuse(challenge.challenger, Refusal.KEY_IN_USE, KEY_IN_USE, 0, nowMicros);
      }
      // its end hands the key on
      case TAKES_OVER -> incumbent.end(EndReason.TAKEN_OVER, nowMicros);
    }
  }

  private void keyIsUnknown(EncoderHandler encoder, String streamKey, long nowMicros) {
    Address address = encoder.address();
    int holdMillis =
        census.isPublishing(address)
            ? 0
            : brake.holdMillis(address, KeyDigest.of(streamKey), nowMicros);
    refuse(encoder, Refusal.UNKNOWN_KEY, UNKNOWN_KEY, holdMillis, nowMicros);
  }

  private void begin(EncoderHandler encoder, PublishSink sink, long nowMicros) {
    live.put(sink, new Live(encoder));
    census.publishes(encoder.address());
    encoder.publish(sink, nowMicros);
  }

  private void refuse(
      EncoderHandler encoder, Refusal why, String words, int holdMillis, long nowMicros) {
    log.refused(encoder.address(), encoder.remote(), why, words, nowMicros);
    listener.publishRefused(why);
    if (holdMillis > 0) {
      encoder.later(holdMillis, now -> encoder.refuse(words));
    } else {
      encoder.refuse(words);
    }
  }
}
