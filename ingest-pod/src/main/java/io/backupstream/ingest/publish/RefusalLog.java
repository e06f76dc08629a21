package io.backupstream.ingest.publish;

import io.backupstream.ingest.publish.IngestListener.Refusal;
import java.net.InetSocketAddress;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells in the log which encoders are refused, so that whoever waits for one reads why it does not
 * come. An encoder tries again for ever: the same address and reason are told once in a minute. On
 * the event loop.
 */
final class RefusalLog {

  private record Told(Address address, Refusal why) {}

  static final int MAX_REMEMBERED = 256;
  private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
  private static final long QUIET_MICROS = 60_000_000L;

  private final Map<Told, Long> lastMicros = new BoundedMemory<>(MAX_REMEMBERED);

  /**
   * An encoder is refused.
   *
   * @param words what it is told; no key is in them
   */
  void refused(
      Address address, InetSocketAddress remote, Refusal why, String words, long nowMicros) {
    Told told = new Told(address, why);
    Long last = lastMicros.get(told);
    if (last == null || nowMicros - last >= QUIET_MICROS) {
      lastMicros.put(told, nowMicros);
      LOG.atWarn()
          .addKeyValue("remote", remote)
          .addKeyValue("reason", why)
          .log("encoder refused: {}", words);
    }
  }

  int remembered() {
    return lastMicros.size();
  }
}
