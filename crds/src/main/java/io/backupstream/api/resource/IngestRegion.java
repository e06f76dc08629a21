package io.backupstream.api.resource;

import io.backupstream.api.Api;
import io.backupstream.api.region.IngestRegionSpec;
import io.backupstream.api.region.IngestRegionStatus;
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
public final class IngestRegion extends CustomResource<IngestRegionSpec, IngestRegionStatus> {}
