/**
 * What tests of the whole operator stand on: operators that run, and relays that stand for pods.
 */
@NullMarked
package io.backupstream.operator.rig;

import org.jspecify.annotations.NullMarked;
