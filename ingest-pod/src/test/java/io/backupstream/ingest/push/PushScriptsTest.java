package io.backupstream.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Random lives of a destination: whatever happens, what each connection gets can be decoded. */
class PushScriptsTest {
  private static final int SCRIPTS = 500;
  private static final int STEPS = 300;

  private final StringBuilder kinds = new StringBuilder();

  @Test
  void everyConnectionGetsWhatADecoderCanUse() {
    for (int seed = 0; seed < SCRIPTS; seed++) {
      Random random = new Random(seed);
      try (PushScene scene = new PushScene()) {
        for (int step = 0; step < STEPS; step++) {
          step(scene, random);
        }
        for (FakeConnection connection : scene.connections) {
          assertDecodable(connection.sent(), "seed " + seed);
        }
      }
    }
  }

  private void step(PushScene scene, Random random) {
    Frames frames = scene.frames;
    switch (random.nextInt(20)) {
      case 0 -> scene.push.start();
      case 1 -> scene.stop(random.nextBoolean());
      case 2 -> scene.pass(random.nextInt(4_000));
      case 3 -> onLive(scene, FakeConnection::fill);
      case 4, 5 -> onLive(scene, FakeConnection::empty);
      case 6 -> onLive(scene, connection -> connection.end("closed the connection"));
      case 7, 8 -> onLive(scene, FakeConnection::accept);
      case 9 -> scene.offer(frames.videoHeader("V" + random.nextInt(2)));
      case 10, 11 -> scene.offer(frames.key(picture('K')));
      case 12 -> scene.offer(frames.leading(picture('l')));
      case 13, 14 -> scene.offer(frames.audio("a"));
      default -> {
        scene.offer(frames.delta(picture('d') + "x".repeat(random.nextInt(200))));
        scene.pass(random.nextInt(40));
      }
    }
  }

  private String picture(char kind) {
    kinds.append(kind);
    return kind + String.valueOf(kinds.length() - 1);
  }

  private static void onLive(PushScene scene, Consumer<FakeConnection> act) {
    if (!scene.connections.isEmpty() && !scene.connection().hasEnded()) {
      act.accept(scene.connection());
    }
  }

  private void assertDecodable(List<String> sent, String where) {
    Map<String, Long> newestOfType = new HashMap<>();
    long newest = 0;
    int before = -1;
    boolean cutAfterGap = true;
    for (String message : sent) {
      String[] parts = message.split(" ", 3);
      if (parts.length < 3 || parts[0].equals("abort:")) {
        continue;
      }
      long timestamp = Long.parseLong(parts[1]);
      assertThat(timestamp).as("%s: %s", where, message).isGreaterThanOrEqualTo(newest);
      newest = timestamp;
      char kind = parts[2].charAt(0);
      if (kind != 'V') {
        assertThat(newestOfType.getOrDefault(parts[0], -1L)).as(where).isLessThan(timestamp);
        newestOfType.put(parts[0], timestamp);
      }
      if (parts[0].equals("video") && kind != 'V') {
        int number = Integer.parseInt(parts[2].replaceAll("[^0-9]", ""));
        String missing = kinds.substring(before + 1, number);
        boolean whole = before >= 0 && missing.matches(cutAfterGap ? "l*" : "");
        if (kind == 'K') {
          cutAfterGap = !whole;
        } else {
          assertThat(whole).as("%s: %s", where, message).isTrue();
          assertThat(kind == 'l' && cutAfterGap).as("%s: %s", where, message).isFalse();
        }
        before = number;
      }
    }
  }
}
