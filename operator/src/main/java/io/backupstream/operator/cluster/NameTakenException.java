package io.backupstream.operator.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** An object that is not ours bears the name that one of ours is to have; it stays as it is. */
public final class NameTakenException extends KubernetesClientException {
  NameTakenException(HasMetadata wanted) {
    super(
        wanted.getKind()
            + " "
            + wanted.getMetadata().getName()
            + " exists and is not the stream's: remove it, or give the stream another name");
  }
}
