package io.backupstream.operator.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.BackupStreamStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a case is about beside its manifests.
 *
 * @param after the case whose outcome it begins with; null: an empty cluster
 * @param seconds how much later than that it is
 * @param pod what has become of the pod; left out: as before
 * @param balancer the address that a load balancer has given to the Service
 * @param nodes addresses of the region's ready nodes, by name
 * @param report what the relay says; left out: as before
 * @param takenUp whether the relay goes by what was rendered last; with a report it does unless
 *     this says false
 * @param problem why the relay does not
 * @param unheardSeconds for how long the relay has been out of hearing; left out: it is not
 * @param gone manifests that are no more, as kind/name
 * @param deleted whether the stream is being deleted
 * @param defaults names of the regions that are the default, where that is not one
 * @param image what ingest pods run by now
 */
record Moment(
    @Nullable String after,
    int seconds,
    @Nullable PodState pod,
    @Nullable String balancer,
    @Nullable Map<String, String> nodes,
    @Nullable BackupStreamStatus report,
    @Nullable Boolean takenUp,
    @Nullable String problem,
    @Nullable Integer unheardSeconds,
    List<String> gone,
    boolean deleted,
    @Nullable Contest contest,
    List<String> defaults,
    @Nullable String image) {

  enum PodState {
    @JsonProperty("unschedulable")
    UNSCHEDULABLE,
    @JsonProperty("starting")
    STARTING,
    @JsonProperty("ready")
    READY,
    @JsonProperty("replaced")
    REPLACED,
    @JsonProperty("gone")
    GONE
  }

  record Contest(SourceName key, String holder) {}

  Moment {
    gone = gone == null ? List.of() : List.copyOf(gone);
    defaults = defaults == null ? List.of() : List.copyOf(defaults);
  }
}
