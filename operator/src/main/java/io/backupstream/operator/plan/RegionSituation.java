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
 * @param reachableNodes how many of them have an address that a NodePort answers at
 * @param streams how many streams live in it
 * @param addressless how many of them say that they wait for an address: Ready is AddressPending
 */
public record RegionSituation(
    Instant now,
    IngestRegion region,
    List<String> otherDefaults,
    int matchingNodes,
    int reachableNodes,
    int streams,
    int addressless) {

  public RegionSituation {
    otherDefaults = List.copyOf(otherDefaults);
  }
}
