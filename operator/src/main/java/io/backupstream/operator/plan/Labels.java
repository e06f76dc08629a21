package io.backupstream.operator.plan;

/** The labels that tell our objects from others'. */
public final class Labels {
  /** On everything that we write. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** Value of {@link #MANAGED_BY}: what the informers select. */
  public static final String OPERATOR = "backupstream-operator";

  /** The stream's name. */
  public static final String STREAM = "backupstream.io/stream";

  /** The region that an object was made for. */
  public static final String REGION = "backupstream.io/region";

  /** What the object is to the stream: keys, relay, ingest, budget. */
  public static final String COMPONENT = "app.kubernetes.io/component";

  private Labels() {}
}
