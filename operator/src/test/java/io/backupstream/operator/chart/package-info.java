/** The chart: what it renders, what it refuses, and that a real API server takes it. */
@NullMarked
package io.backupstream.operator.chart;

import org.jspecify.annotations.NullMarked;
