package io.backupstream.operator.plan;

import io.backupstream.api.status.BackupStreamStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done for a stream now; carried out in the order of the components.
 *
 * @param holdFinalizer whether the stream must not vanish yet, since a pod may be pushing
 * @param creations objects that are created once and never written again: generated keys; if one
 *     exists after all, what is known is out of date, and the rest of the plan is void
 * @param applications objects that are to be as given; what already is costs no write
 * @param removals objects of ours that are to go
 * @param nudge annotates the pod with the revision; null if the relay has it
 * @param tellings Events to tell, each once
 * @param status the whole status; written if it differs from the stream's
 * @param lookAgainAt when time alone may change the plan; null if it does not
 */
public record Plan(
    boolean holdFinalizer,
    List<HasMetadata> creations,
    List<HasMetadata> applications,
    List<HasMetadata> removals,
    @Nullable Nudge nudge,
    List<Telling> tellings,
    BackupStreamStatus status,
    @Nullable Instant lookAgainAt) {

  /** On a stream while a pod may be pushing. */
  public static final String FINALIZER = "backupstream.io/unpublish";

  public Plan {
    creations = List.copyOf(creations);
    applications = List.copyOf(applications);
    removals = List.copyOf(removals);
    tellings = List.copyOf(tellings);
  }
}
