package io.backupstream.api.manifest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.backupstream.api.Api;
import io.backupstream.api.spec.BackupStreamSpec;

/** A BackupStream; a status, as an API server returns it, is skipped. */
@JsonIgnoreProperties("status")
public record StreamManifest(Metadata metadata, BackupStreamSpec spec) implements Manifest {
  @Override
  public String apiVersion() {
    return Api.API_VERSION;
  }

  @Override
  public String kind() {
    return Api.BACKUP_STREAM;
  }
}
