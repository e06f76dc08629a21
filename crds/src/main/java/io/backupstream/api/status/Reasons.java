package io.backupstream.api.status;

/**
 * The reasons that conditions carry, grouped by condition. Scripts may rely on them; messages are
 * for people.
 */
public final class Reasons {
  // Accepted
  /** The spec is allowed. */
  public static final String ACCEPTED = "Accepted";

  /** A field of the spec is not allowed; the message names each. */
  public static final String INVALID = "Invalid";

  /** An older stream of the region has one of the keys. */
  public static final String KEY_CONTESTED = "KeyContested";

  // ResolvedRefs
  /** All that the spec names exists. */
  public static final String RESOLVED_REFS = "ResolvedRefs";

  /** A Secret that the spec names does not exist. */
  public static final String SECRET_NOT_FOUND = "SecretNotFound";

  /** A Secret lacks an entry, or the entry is not what it must be. */
  public static final String SECRET_INVALID = "SecretInvalid";

  /** The region that the spec names does not exist. */
  public static final String REGION_NOT_FOUND = "RegionNotFound";

  /** The spec names no region, and no region is the default. */
  public static final String NO_DEFAULT_REGION = "NoDefaultRegion";

  /** More than one region says that it is the default; also of those regions' Ready. */
  public static final String AMBIGUOUS_DEFAULT_REGION = "AmbiguousDefaultRegion";

  // Programmed
  /** The relay has reported this revision. */
  public static final String PROGRAMMED = "Programmed";

  /** The relay has not reported this revision yet. */
  public static final String PENDING = "Pending";

  /** The relay could not take this revision up; the message is its own. */
  public static final String REFUSED = "Refused";

  // Ready
  /** An encoder can connect, or streams can live in the region. */
  public static final String READY = "Ready";

  /** The event has not begun; encoders can connect from leadTime before its start. */
  public static final String SCHEDULED = "Scheduled";

  /** The event is over. */
  public static final String ENDED = "Ended";

  /** The spec says suspend. */
  public static final String SUSPENDED = "Suspended";

  /** No pod is ready to take encoders. */
  public static final String POD_NOT_READY = "PodNotReady";

  /** The stream has no address that encoders can reach yet. */
  public static final String ADDRESS_PENDING = "AddressPending";

  /** Of a region: no node matches its placement. */
  public static final String NO_MATCHING_NODES = "NoMatchingNodes";

  /** Of a region: its exposure cannot be had. */
  public static final String EXPOSURE_UNAVAILABLE = "ExposureUnavailable";

  // PrimaryReceiving, BackupReceiving
  /** The encoder's media arrives. */
  public static final String RECEIVING = "Receiving";

  /** The encoder is connected but silent, or one of its tracks is. */
  public static final String SUSPECT = "Suspect";

  /** The encoder is not connected. */
  public static final String ABSENT = "Absent";

  // SeamlessReady: True
  /** A failover now would lose and double no frame. */
  public static final String SEAMLESS = "Seamless";

  /** True as well, but no time code proves that both sources show the same instant. */
  public static final String SKEW_UNVERIFIED = "SkewUnverified";

  // SeamlessReady: False
  /** No source is on air. */
  public static final String PRIMARY_ABSENT = "PrimaryAbsent";

  /** The source in reserve sends nothing: start it. */
  public static final String BACKUP_ABSENT = "BackupAbsent";

  /** The video codecs or their profiles differ. */
  public static final String CODEC_MISMATCH = "CodecMismatch";

  /** The pictures' sizes differ. */
  public static final String RESOLUTION_MISMATCH = "ResolutionMismatch";

  /** The frame rates differ. */
  public static final String FRAME_RATE_MISMATCH = "FrameRateMismatch";

  /** The encoders reorder pictures differently (B-frames). */
  public static final String REORDER_MISMATCH = "ReorderMismatch";

  /**
   * Pictures lead the keyframes of the source in reserve, and a switch would lose them; or its GOPs
   * begin with pictures that no switch can be made at.
   */
  public static final String OPEN_GOP = "OpenGop";

  /** Audio codec, sample rate or channels differ, or one source has a track less. */
  public static final String AUDIO_MISMATCH = "AudioMismatch";

  /** Keyframes of the source in reserve come too seldom for the buffer. */
  public static final String KEYFRAME_INTERVAL_TOO_LONG = "KeyframeIntervalTooLong";

  /** Time codes say that the sources show different instants. */
  public static final String SKEW_TOO_LARGE = "SkewTooLarge";

  /** The source in reserve lags, drifts, or has failed of late. */
  public static final String BACKUP_UNHEALTHY = "BackupUnhealthy";

  // Live
  /** Every enabled destination takes media. */
  public static final String LIVE = "Live";

  /** No source is on air. */
  public static final String OFF_AIR = "OffAir";

  /** No destination is enabled. */
  public static final String NO_DESTINATION_ENABLED = "NoDestinationEnabled";

  /** At least one enabled destination does not take media. */
  public static final String DESTINATION_DOWN = "DestinationDown";

  // UpToDate
  /** The pod is as it would be made now. */
  public static final String UP_TO_DATE = "UpToDate";

  /** The stream moves to another region once it is idle. */
  public static final String REGION_CHANGE_PENDING = "RegionChangePending";

  /** The pod is replaced by one with the current image once it is idle. */
  public static final String IMAGE_CHANGE_PENDING = "ImageChangePending";

  /** The API server refuses an object of the stream; the message says which and why. */
  public static final String WRITE_REFUSED = "WriteRefused";

  // any
  /** The relay cannot be reached, so nothing can be told. */
  public static final String RELAY_UNREACHABLE = "RelayUnreachable";

  private Reasons() {}
}
