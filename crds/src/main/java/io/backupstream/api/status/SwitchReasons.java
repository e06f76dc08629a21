package io.backupstream.api.status;

/** Why the source on air changed: the reasons that the ledger of switches carries. */
public final class SwitchReasons {
  /** The first source of an event went on air. */
  public static final String STARTED = "Started";

  /** The encoder on air ended its publish. */
  public static final String UNPUBLISHED = "Unpublished";

  /** The encoder on air closed its connection without ending its publish. */
  public static final String CLOSED = "Closed";

  /** The connection of the encoder on air was reset. */
  public static final String RESET = "Reset";

  /** The encoder on air sent what is not RTMP. */
  public static final String PROTOCOL_ERROR = "ProtocolError";

  /** No media came from the source on air for stallTimeout, and its splice fell due. */
  public static final String STALLED = "Stalled";

  /** One track of the source on air fell silent while the other went on. */
  public static final String TRACK_STALLED = "TrackStalled";

  /** The source on air fell behind by more than the buffer can bear. */
  public static final String BEHIND = "Behind";

  /** The primary had been healthy for recoveryTime under policy PreferPrimary. */
  public static final String PREFERRED = "Preferred";

  /** An operator pinned the source. */
  public static final String PINNED = "Pinned";

  /** A source returned after both had been lost. */
  public static final String RESUMED = "Resumed";

  /** Both sources stayed away for holdTimeout: destinations were let go. */
  public static final String HOLD_EXPIRED = "HoldExpired";

  /** The stream was suspended, ended, deleted, stopped, or its start put off. */
  public static final String STOPPED = "Stopped";

  private SwitchReasons() {}
}
