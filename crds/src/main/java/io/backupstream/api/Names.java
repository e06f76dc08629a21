package io.backupstream.api;

/** What names of Kubernetes' objects and their parts look like. */
public final class Names {
  /** Of most objects, Secrets among them. */
  public static final String OBJECT = "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$";

  /** Of objects whose names also stand in labels and hosts. */
  public static final String LABEL = "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$";

  /** Of an entry of a Secret. */
  public static final String ENTRY = "^[-._a-zA-Z0-9]+$";

  /** Of a label or an annotation, with or without a domain before it. */
  public static final String QUALIFIED =
      "^([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$";

  /** What a label's value looks like, which may be empty. */
  public static final String LABEL_VALUE = "^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$";

  /** The greatest length of names that have no other limit. */
  public static final int MAX_CHARS = 253;

  private Names() {}
}
