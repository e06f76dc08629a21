package io.backupstream.operator.plan;

import io.backupstream.api.resource.IngestRegion;
import java.time.Instant;
import java.util.List;

/**
 * All that is known of a region at one moment.
 *
 * @param region as the API server has it, with the status written last; never changed here
 * @param otherDefaults names of other regions that say they are the default
 * @param matchingNodes how many ready nodes its placement matches
 * @param streams how many streams live in it
 */
public record RegionSituation(
    Instant now, IngestRegion region, List<String> otherDefaults, int matchingNodes, int streams) {

  public RegionSituation {
    otherDefaults = List.copyOf(otherDefaults);
  }
}
