/**
 * A real API server for tests: kube-apiserver and etcd on this machine, with our kinds installed.
 * Nothing of a cluster runs beside it: no controller, no scheduler, no garbage collector.
 */
@NullMarked
package io.backupstream.operator.testkit;

import org.jspecify.annotations.NullMarked;
