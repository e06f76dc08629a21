/** The CustomResourceDefinitions, generated at build from the records and their annotations. */
@NullMarked
package io.backupstream.api.generate;

import org.jspecify.annotations.NullMarked;
