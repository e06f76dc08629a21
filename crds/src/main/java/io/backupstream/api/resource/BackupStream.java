package io.backupstream.api.resource;

import io.backupstream.api.Api;
import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.api.status.BackupStreamStatus;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** One programme: two encoders come in, one unbroken stream goes out. */
@Group(Api.GROUP)
@Version(Api.VERSION)
@Kind(Api.BACKUP_STREAM)
@ShortNames("bs")
@Categories("streaming")
@ValidationRule(
    value = "self.metadata.name.matches('" + BackupStreamSpec.NAME_PATTERN + "')",
    message =
        "metadata.name: expected at most 50 lower-case letters, digits and inner hyphens, a letter"
            + " first")
public final class BackupStream extends CustomResource<BackupStreamSpec, BackupStreamStatus>
    implements Namespaced {}
