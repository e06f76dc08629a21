/**
 * Pure: from all that is known of a stream or region at one moment to the objects that should
 * exist, the status to show and what to tell. No client, no clock, no random numbers; the shell
 * gathers a situation and carries out a plan.
 */
@NullMarked
package io.backupstream.operator.plan;

import org.jspecify.annotations.NullMarked;
