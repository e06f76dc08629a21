package io.backupstream.operator.plan.tell;

/** The reasons of Events about a BackupStream. Scripts may rely on them; notes are for people. */
public final class EventReasons {
  // switches
  /** The first source of an event, or the first one after both were lost, went on air. */
  public static final String ON_AIR = "OnAir";

  /** The primary failed, and the backup went on air. */
  public static final String FAILED_OVER = "FailedOver";

  /** The backup failed, and the primary went on air. */
  public static final String FAILED_BACK = "FailedBack";

  /** The air changed because somebody wants it so: by policy or by pin. */
  public static final String SWITCHED = "Switched";

  /** The destinations were let go. */
  public static final String OFF_AIR = "OffAir";

  // encoders
  /** An encoder's media arrives. */
  public static final String ENCODER_RECEIVING = "EncoderReceiving";

  /** An encoder is connected but silent. */
  public static final String ENCODER_SILENT = "EncoderSilent";

  /** An encoder's connection is gone. */
  public static final String ENCODER_LOST = "EncoderLost";

  // destinations
  /** A destination takes no media; it is tried again for ever. */
  public static final String DESTINATION_FAILED = "DestinationFailed";

  /** A destination that had failed takes media. */
  public static final String DESTINATION_RECOVERED = "DestinationRecovered";

  // the spec
  /** The spec is not allowed; what is on air stays on air. */
  public static final String REFUSED = "Refused";

  /** A spec that was not allowed is. */
  public static final String ACCEPTED = "Accepted";

  /** Something that the spec names is missing or wrong. */
  public static final String UNRESOLVED = "Unresolved";

  /** All that the spec names exists again. */
  public static final String RESOLVED = "Resolved";

  /** The relay could not take the spec up. */
  public static final String RELAY_REFUSED = "RelayRefused";

  // the pod
  /** Encoders can connect. */
  public static final String READY = "Ready";

  /** Encoders cannot connect any longer. */
  public static final String NOT_READY = "NotReady";

  /** The relay cannot be reached; it may well be on air. */
  public static final String RELAY_UNREACHABLE = "RelayUnreachable";

  /** The pod is to be replaced, or moved, once the stream is idle. */
  public static final String CHANGE_PENDING = "ChangePending";

  // life
  /** The event has not begun. */
  public static final String SCHEDULED = "Scheduled";

  /** The stream is suspended. */
  public static final String SUSPENDED = "Suspended";

  /** The event is over. */
  public static final String ENDED = "Ended";

  private EventReasons() {}
}
