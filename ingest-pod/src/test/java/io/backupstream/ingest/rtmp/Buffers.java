package io.backupstream.ingest.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.HexFormat;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Buffers of a test; afterwards each that came from its allocator must have been released. */
public final class Buffers implements AfterEachCallback {

  private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);

  public ByteBufAllocator allocator() {
    return allocator;
  }

  /** Bytes that allocated buffers take now. */
  public long usedBytes() {
    return allocator.metric().usedHeapMemory() + allocator.metric().usedDirectMemory();
  }

  /** Bytes from hexadecimal digits; blanks are for the reader. */
  public static ByteBuf hex(String digits) {
    return Unpooled.wrappedBuffer(HexFormat.of().parseHex(digits.replaceAll("\\s", "")));
  }

  /** What can be read of a buffer, in hexadecimal digits. */
  public static String digits(ByteBuf buffer) {
    return ByteBufUtil.hexDump(buffer);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    assertThat(usedBytes()).as("bytes of buffers that were never released").isZero();
  }
}
