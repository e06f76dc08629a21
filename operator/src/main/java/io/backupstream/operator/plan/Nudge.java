package io.backupstream.operator.plan;

/**
 * A pod's kubelet is made to look at its mounted Secret by an annotation on the pod.
 *
 * @param value differs from nudge to nudge, or the API server would not tell the kubelet
 */
public record Nudge(String pod, String value) {
  /** The annotation that carries the value. */
  public static final String ANNOTATION = "backupstream.io/revision";
}
