/** What our kinds are on a real API server. */
@NullMarked
package io.backupstream.operator.api;

import org.jspecify.annotations.NullMarked;
