package io.backupstream.operator.plan;

import io.backupstream.api.region.IngestRegionSpec;
import java.util.List;

/** The region that a spec asks for, by name or by default. */
public sealed interface RegionChoice {
  /** The region exists. */
  record Chosen(String name, IngestRegionSpec spec) implements RegionChoice {}

  /** No region has the name that the spec gives. */
  record NotFound(String name) implements RegionChoice {}

  /** The spec names none, and no region is the default. */
  record NoDefault() implements RegionChoice {}

  /** The spec names none, and several regions are the default. */
  record Ambiguous(List<String> names) implements RegionChoice {}
}
