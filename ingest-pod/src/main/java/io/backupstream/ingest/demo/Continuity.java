package io.backupstream.ingest.demo;

import java.util.List;

/**
 * What the check of a recording came to.
 *
 * @param pictures how many were received
 * @param missing how many of the programme were not
 * @param twice how many came again
 * @param splices how often another encoder's pictures went on
 * @param faults each with the time in the recording where it stands; none if all is well
 */
record Continuity(int pictures, int missing, int twice, int splices, List<String> faults) {

  Continuity {
    faults = List.copyOf(faults);
  }
}
