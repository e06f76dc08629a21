package io.backupstream.operator.keys;

import io.backupstream.operator.plan.KeyPair;
import org.jspecify.annotations.Nullable;

/**
 * A stream's wish to have its keys for itself.
 *
 * @param claimant who wishes
 * @param region where the keys must be its own
 * @param keys null while it has none
 */
public record Claim(Claimant claimant, String region, @Nullable KeyPair keys) {}
