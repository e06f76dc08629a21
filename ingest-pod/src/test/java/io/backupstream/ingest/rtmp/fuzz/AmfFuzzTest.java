package io.backupstream.ingest.rtmp.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** The long run; jazzer fuzzes one target a JVM, hence a class of its own. */
@Tag("fuzz")
class AmfFuzzTest {

  @MethodSource("io.backupstream.ingest.rtmp.fuzz.Seeds#amf")
  @FuzzTest(maxDuration = "10m")
  void asAmf(byte[] bytes) {
    AnyBytes.asAmf(bytes);
  }
}
