package io.backupstream.ingest.testkit.numbered;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture in its place in the decoding order.
 *
 * @param displayIndex its place in the presentation order, counted from the keyframe of its GOP;
 *     below 0 for a leading picture
 */
record CodedPicture(Type type, int displayIndex) {
  enum Type {
    KEY,
    /** A keyframe that {@link #LEADING} pictures follow. */
    LED_KEY,
    /** Refers back; others refer to it. */
    ANCHOR,
    /** Refers both ways; nothing refers to it. */
    BETWEEN,
    /** As {@link #BETWEEN}, but refers across its keyframe, which it precedes in presentation. */
    LEADING;

    boolean isKey() {
      return this == KEY || this == LED_KEY;
    }
  }

  /**
   * One GOP in decoding order.
   *
   * @param bFrames pictures between two anchors, at most
   * @param leading whether pictures of the GOP before are left to this one, behind its keyframe
   * @param open whether pictures are left to the next one
   */
  static List<CodedPicture> gop(int pictures, int bFrames, boolean leading, boolean open) {
    List<CodedPicture> gop = new ArrayList<>();
    int left = (pictures - 1) % (bFrames + 1);
    gop.add(new CodedPicture(leading && left > 0 ? Type.LED_KEY : Type.KEY, 0));
    if (leading) {
      addBetween(gop, Type.LEADING, -left, -1);
    }
    int end = open ? pictures - 1 - left : pictures - 1;
    for (int before = 0; before < end; ) {
      int anchor = Math.min(before + bFrames + 1, end);
      gop.add(new CodedPicture(Type.ANCHOR, anchor));
      addBetween(gop, Type.BETWEEN, before + 1, anchor - 1);
      before = anchor;
    }
    return gop;
  }

  /** The middle one first, as a pyramid does. */
  private static void addBetween(List<CodedPicture> gop, Type type, int first, int last) {
    if (first > last) {
      return;
    }
    int middle = Math.floorDiv(first + last, 2);
    gop.add(new CodedPicture(type, middle));
    addBetween(gop, type, first, middle - 1);
    addBetween(gop, type, middle + 1, last);
  }

  /**
   * How many pictures presentation must lag decoding so that none is shown before it is decoded.
   */
  static int reorderDepth(int bFrames) {
    List<CodedPicture> gop = gop(bFrames + 2, bFrames, false, false);
    int depth = 0;
    for (int decodeIndex = 0; decodeIndex < gop.size(); decodeIndex++) {
      depth = Math.max(depth, decodeIndex - gop.get(decodeIndex).displayIndex);
    }
    return depth;
  }
}
