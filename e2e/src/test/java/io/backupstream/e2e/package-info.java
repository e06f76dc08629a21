/** The product on a real cluster, as its users have it: a scenario a class. */
@NullMarked
package io.backupstream.e2e;

import org.jspecify.annotations.NullMarked;
