/** The ingest pod and all that is around it, as objects of Kubernetes. */
@NullMarked
package io.backupstream.operator.plan.workload;

import org.jspecify.annotations.NullMarked;
