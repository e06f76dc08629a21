/**
 * Whether specs are allowed, pure: what an API server checks by schema and what it cannot, for a
 * relay that reads files and for an operator that reads objects. Problems say what was expected and
 * what was found in one line, never the value of a key.
 */
@NullMarked
package io.backupstream.api.review;

import org.jspecify.annotations.NullMarked;
