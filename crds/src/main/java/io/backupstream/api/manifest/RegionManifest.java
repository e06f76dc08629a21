package io.backupstream.api.manifest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.backupstream.api.Api;
import io.backupstream.api.region.IngestRegionSpec;

/** An IngestRegion, which lies in no namespace; a status is skipped. */
@JsonIgnoreProperties("status")
public record RegionManifest(Metadata metadata, IngestRegionSpec spec) implements Manifest {
  @Override
  public String apiVersion() {
    return Api.API_VERSION;
  }

  @Override
  public String kind() {
    return Api.INGEST_REGION;
  }

  @Override
  public String subject() {
    return kind() + " " + metadata().name();
  }
}
