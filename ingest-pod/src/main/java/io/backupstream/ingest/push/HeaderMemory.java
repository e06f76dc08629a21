package io.backupstream.ingest.push;

import io.backupstream.ingest.splice.Frame;
import io.netty.buffer.ByteBuf;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * The newest header of each slot, in the order in which the slots first came: what a destination
 * gets before media.
 *
 * <p>Owns one reference to each payload it keeps. Bounded: slots beyond {@link #MOST_SLOTS} are
 * reported as new and not kept.
 */
public final class HeaderMemory implements AutoCloseable {
  static final int MOST_SLOTS = 64;

  private final BiPredicate<Frame<ByteBuf>, Frame<ByteBuf>> alike;
  private final Map<String, Frame<ByteBuf>> headers = new LinkedHashMap<>();

  /**
   * @param alike whether a decoder cannot tell two headers of one slot apart; neither is released
   */
  public HeaderMemory(BiPredicate<Frame<ByteBuf>, Frame<ByteBuf>> alike) {
    this.alike = alike;
  }

  /**
   * Keeps a header, and retains it if it does.
   *
   * @return whether it tells a decoder anything new
   */
  public boolean put(Frame<ByteBuf> header) {
    Frame<ByteBuf> known = headers.get(header.slot());
    if (known != null && alike.test(known, header)) {
      return false;
    }
    if (known != null || headers.size() < MOST_SLOTS) {
      header.payload().retain();
      headers.put(header.slot(), header);
    }
    if (known != null) {
      known.payload().release();
    }
    return true;
  }

  /** Shows all headers; a payload is only lent. */
  public void forEach(Consumer<Frame<ByteBuf>> reader) {
    headers.values().forEach(reader);
  }

  /** Releases all headers. */
  @Override
  public void close() {
    headers.values().forEach(header -> header.payload().release());
    headers.clear();
  }
}
