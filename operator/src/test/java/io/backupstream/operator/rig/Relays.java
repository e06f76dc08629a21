package io.backupstream.operator.rig;

import java.util.Map;

/** Relays that stand for the containers of pods. Called by one thread. */
public interface Relays {
  /** The management port of the next relay. */
  int nextManagementPort();

  /** Starts the relay of a pod with that port; returns its address once it is ready. */
  String start(Pod pod, int managementPort, Map<String, String> files);

  /** The Secret that the pod mounts has changed. */
  void mount(Pod pod, Map<String, String> files);

  /** Ends it. */
  void stop(Pod pod);

  /** Whose relay it is. */
  record Pod(String namespace, String stream, String name, String uid) {}
}
