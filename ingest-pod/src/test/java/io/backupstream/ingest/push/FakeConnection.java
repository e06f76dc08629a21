package io.backupstream.ingest.push;

import io.backupstream.ingest.rtmp.message.Media;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A connection that writes down what it is told, and ends and fills as a test wants. */
final class FakeConnection implements PushConnection {
  private final EventLoop loop;
  private final Events events;
  private final List<String> sent = new ArrayList<>();
  private final List<Promise<Void>> followed = new ArrayList<>();
  private boolean accepted;
  private boolean full;
  private boolean closing;
  private boolean ended;

  FakeConnection(EventLoop loop, Events events) {
    this.loop = loop;
    this.events = events;
  }

  /** What was sent since this was last asked: media as {@code type timestamp text}, and the end. */
  List<String> sent() {
    List<String> since = List.copyOf(sent);
    sent.clear();
    return since;
  }

  void accept() {
    if (!accepted && !closing) {
      accepted = true;
      events.accepted();
    }
  }

  boolean hasEnded() {
    return ended;
  }

  void end(String reason) {
    closing = true;
    ended = true;
    events.ended(reason);
  }

  void fill() {
    full = true;
  }

  void empty() {
    full = false;
    flush();
    if (isWritable()) {
      events.writable();
    }
  }

  @Override
  public boolean isWritable() {
    return accepted && !closing && !full;
  }

  @Override
  public void write(Media.Type type, long timestampMillis, ByteBuf payload) {
    String text = payload.toString(StandardCharsets.UTF_8).replace("\2", "");
    sent.add(type.name().toLowerCase(Locale.ROOT) + " " + timestampMillis + " " + text);
  }

  @Override
  public Future<Void> written() {
    Promise<Void> promise = loop.newPromise();
    followed.add(promise);
    return promise;
  }

  @Override
  public void flush() {
    if (!full) {
      followed.forEach(promise -> promise.setSuccess(null));
      followed.clear();
    }
  }

  @Override
  public void unpublish() {
    sent.add("unpublish");
    close();
  }

  @Override
  public void close() {
    sent.add("close");
    closing = true;
  }

  @Override
  public void abort(String reason) {
    sent.add("abort: " + reason);
    closing = true;
    loop.execute(() -> end(reason));
  }
}
