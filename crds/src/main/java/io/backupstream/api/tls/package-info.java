/** Certificates and private keys as Secrets carry them: PEM. */
@NullMarked
package io.backupstream.api.tls;

import org.jspecify.annotations.NullMarked;
