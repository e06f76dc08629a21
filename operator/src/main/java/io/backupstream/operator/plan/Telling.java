package io.backupstream.operator.plan;

import java.time.Instant;

/**
 * Something that is told as an Event about the stream, once.
 *
 * @param id tells it from all others of the stream for ever; the Event's name is made of it
 * @param warning whether it is a Warning; Normal otherwise
 * @param reason one word, for example FailedOver
 * @param action what was done or tried, one word
 * @param message in plain words
 * @param at when it happened
 */
public record Telling(
    String id, boolean warning, String reason, String action, String message, Instant at) {}
