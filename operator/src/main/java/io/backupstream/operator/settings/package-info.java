/** How an operator is set up, read from its environment. */
@NullMarked
package io.backupstream.operator.settings;

import org.jspecify.annotations.NullMarked;
