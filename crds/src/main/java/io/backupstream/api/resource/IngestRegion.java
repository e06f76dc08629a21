package io.backupstream.api.resource;

import io.backupstream.api.Api;
import io.backupstream.api.Names;
import io.backupstream.api.region.IngestRegionSpec;
import io.backupstream.api.region.IngestRegionStatus;
import io.backupstream.api.spec.BackupStreamSpec;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A place that encoders publish to: on which nodes, by which addresses. */
@Group(Api.GROUP)
@Version(Api.VERSION)
@Kind(Api.INGEST_REGION)
@ShortNames("ir")
@Categories("streaming")
@ValidationRule(
    value = "self.metadata.name.matches('" + Names.LABEL + "')",
    message = "metadata.name: expected at most 63 lower-case letters, digits and inner hyphens")
@ValidationRule(
    value = "self.metadata.name != '" + BackupStreamSpec.REGION_AUTO + "'",
    message = "metadata.name: expected another name than auto, which is reserved")
public final class IngestRegion extends CustomResource<IngestRegionSpec, IngestRegionStatus> {}
