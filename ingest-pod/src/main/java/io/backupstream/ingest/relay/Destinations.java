package io.backupstream.ingest.relay;

import io.backupstream.api.region.Egress;
import io.backupstream.api.spec.RtmpUrl;
import io.backupstream.api.status.DestinationState;
import io.backupstream.api.status.DestinationStatus;
import io.backupstream.ingest.manifest.DestinationConfig;
import io.backupstream.ingest.media.Headers;
import io.backupstream.ingest.push.DestinationPush;
import io.backupstream.ingest.push.EgressRules;
import io.backupstream.ingest.push.HeaderMemory;
import io.backupstream.ingest.push.PushPhase;
import io.backupstream.ingest.push.PushState;
import io.backupstream.ingest.push.RtmpConnector;
import io.backupstream.ingest.push.Target;
import io.backupstream.ingest.rtmp.session.PublishTarget;
import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.PromiseCombiner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All destinations of one stream: each is offered every frame, and fares alone. */
final class Destinations {

  private final RelayEnvironment environment;
  private final RelayListener listener;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** Those that a user took away and that still drain, each with its end. */
  private final Map<DestinationPush, Future<Void>> leaving = new LinkedHashMap<>();

  private final HeaderMemory headers = new HeaderMemory(Headers::alike);
  private long newestMillis;
  private Egress egress = Egress.UNRESTRICTED;
  private boolean started;

  private record Entry(
      DestinationConfig config, DestinationPush push, RelayListener.DestinationListener listener) {

    void close() {
      push.close();
      listener.close();
    }
  }

  Destinations(RelayEnvironment environment, RelayListener listener) {
    this.environment = environment;
    this.listener = listener;
  }

  /**
   * Takes the configured ones up: those that did not change keep their connection.
   *
   * @param rules hold from the next attempt of each on
   */
  void configure(List<DestinationConfig> configs, Egress rules) {
    egress = rules;
    Map<String, Entry> before = new LinkedHashMap<>(entries);
    entries.clear();
    for (DestinationConfig config : configs) {
      entries.put(config.name(), adapted(before.remove(config.name()), config));
    }
    before.values().forEach(this::retire);
  }

  /**
   * Ends as one that a user took away, with an unpublish. Its listener goes at once: another
   * destination may take the name while this one still drains.
   */
  private void retire(Entry entry) {
    entry.listener.close();
    DestinationPush push = entry.push;
    Future<Void> end = push.stop(true);
    leaving.put(push, end);
    end.addListener(
        done -> {
          leaving.remove(push);
          push.close();
        });
  }

  private Entry adapted(@Nullable Entry old, DestinationConfig config) {
    if (old == null
        || !old.config.url().equals(config.url())
        || !old.config.key().equals(config.key())) {
      return replaced(old, config);
    }
    Entry entry = new Entry(config, old.push, old.listener);
    if (config.enabled() != old.config.enabled()) {
      startOrStop(entry);
    }
    return entry;
  }

  private Entry replaced(@Nullable Entry old, DestinationConfig config) {
    if (old != null) {
      retire(old);
    }
    RelayListener.DestinationListener ears = listener.destination(config.name());
    RtmpConnector connector =
        new RtmpConnector(
            environment.loop(), new EgressRules(to -> egress.permits(to)), environment.tls());
    Entry entry =
        new Entry(
            config, new DestinationPush(target(config), environment.loop(), connector, ears), ears);
    headers.forEach(header -> entry.push.offer(header, newestMillis));
    startOrStop(entry);
    return entry;
  }

  private static Target target(DestinationConfig config) {
    RtmpUrl url = config.url();
    return new Target(
        url.tls(),
        url.host(),
        url.port(),
        new PublishTarget(url.app(), url.tcUrl(), config.key().value()));
  }

  private void startOrStop(Entry entry) {
    if (started && entry.config.enabled()) {
      entry.push.start();
    } else {
      entry.push.stop(true);
    }
  }

  /** Media is expected. */
  void start() {
    started = true;
    for (Entry entry : entries.values()) {
      if (entry.config.enabled()) {
        entry.push.start();
      }
    }
  }

  /**
   * Nothing is to be sent any more; done when every connection is gone, those of destinations that
   * were taken away before included.
   */
  Future<Void> stop(boolean unpublish) {
    started = false;
    PromiseCombiner all = new PromiseCombiner(environment.loop());
    leaving.values().forEach(all::add);
    for (Entry entry : entries.values()) {
      all.add(entry.push.stop(unpublish));
    }
    Promise<Void> done = environment.loop().newPromise();
    all.finish(done);
    return done;
  }

  boolean isStarted() {
    return started;
  }

  void offer(Frame<ByteBuf> frame, long timestampMillis) {
    newestMillis = timestampMillis;
    if (frame.kind() == Kind.HEADER) {
      headers.put(frame); // for destinations that are added later
    }
    for (Entry entry : entries.values()) {
      entry.push.offer(frame, timestampMillis);
    }
  }

  void close() {
    entries.values().forEach(Entry::close);
    entries.clear();
    List.copyOf(leaving.keySet()).forEach(DestinationPush::close);
    headers.close();
  }

  List<DestinationStatus> status() {
    List<DestinationStatus> all = new ArrayList<>(entries.size());
    for (Entry entry : entries.values()) {
      PushState state = entry.push.state();
      String message = state.message().isEmpty() ? null : state.message();
      all.add(
          new DestinationStatus(
              entry.config.name(), state(state.phase()), state.since().toString(), message));
    }
    return all;
  }

  private static DestinationState state(PushPhase phase) {
    return switch (phase) {
      case STREAMING -> DestinationState.STREAMING;
      case CONNECTING -> DestinationState.CONNECTING;
      case IDLE -> DestinationState.IDLE;
      case FAILED -> DestinationState.FAILED;
    };
  }

  int enabled() {
    return (int) entries.values().stream().filter(entry -> entry.config.enabled()).count();
  }

  /** The enabled ones that take no media now. */
  List<String> down() {
    return entries.values().stream()
        .filter(entry -> entry.config.enabled())
        .filter(entry -> entry.push.state().phase() != PushPhase.STREAMING)
        .map(entry -> entry.config.name())
        .toList();
  }
}
