package io.backupstream.api.manifest;

/**
 * What keeps a text from being manifests.
 *
 * @param line counted from 1
 * @param text what was expected and what was found, in one line that shows nothing of a Secret's
 *     values
 */
public record Defect(int line, String text) {}
