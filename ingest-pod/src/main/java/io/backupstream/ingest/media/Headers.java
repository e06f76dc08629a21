package io.backupstream.ingest.media;

import io.backupstream.ingest.splice.Frame;
import io.netty.buffer.ByteBuf;

/** Compares headers as a decoder would. */
public final class Headers {

  private Headers() {}

  /**
   * Whether a decoder cannot tell two headers of one slot apart, so that the second need not be
   * sent: their bytes are equal, or both are an onMetaData and differ in nothing that it looks at.
   * Borrows both payloads.
   */
  public static boolean alike(Frame<ByteBuf> one, Frame<ByteBuf> other) {
    if (one.payload().equals(other.payload())) {
      return true;
    }
    MetadataEssence essence = MetadataEssence.of(one.payload());
    return essence != null && essence.equals(MetadataEssence.of(other.payload()));
  }
}
