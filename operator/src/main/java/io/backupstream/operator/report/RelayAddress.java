package io.backupstream.operator.report;

/**
 * Where a relay's report is.
 *
 * @param pod the pod's name
 * @param uid the pod's UID: another pod is another relay, whatever its name and address
 * @param host the pod's IP address
 * @param port its management port
 */
public record RelayAddress(String pod, String uid, String host, int port) {}
