package io.backupstream.ingest;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.MonitorInstruction;

/** Synchronized blocks, which stand in no signature: read from the instructions of a class. */
final class Monitors {
  private Monitors() {}

  static boolean areEnteredBy(JavaClass subject) {
    try (InputStream bytes = subject.getSource().orElseThrow().getUri().toURL().openStream()) {
      return ClassFile.of().parse(bytes.readAllBytes()).methods().stream()
          .flatMap(method -> method.code().stream())
          .anyMatch(Monitors::areEnteredBy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean areEnteredBy(CodeModel code) {
    return code.elementStream().anyMatch(MonitorInstruction.class::isInstance);
  }
}
