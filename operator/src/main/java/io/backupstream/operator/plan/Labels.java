package io.backupstream.operator.plan;

/** The labels that tell our objects from others'. */
public final class Labels {
  /** The product's name on a stream's objects; on the operator's own pods {@link #OPERATOR}. */
  public static final String NAME = "app.kubernetes.io/name";

  /** On everything that we write. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** Value of {@link #MANAGED_BY}: what the informers select. */
  public static final String OPERATOR = "backupstream-operator";

  /** The stream's name. */
  public static final String STREAM = "backupstream.io/stream";

  /** The region that an object was made for. */
  public static final String REGION = "backupstream.io/region";

  /** What the object is to the stream: one of {@link #KEYS}, {@link #RELAY}, {@link #INGEST}. */
  public static final String COMPONENT = "app.kubernetes.io/component";

  /** The Secret of generated keys. */
  public static final String KEYS = "keys";

  /** The Secret that a relay reads. */
  public static final String RELAY = "relay";

  /** The ingest pod, and all that is around it. */
  public static final String INGEST = "ingest";

  private Labels() {}
}
