package io.backupstream.operator.rig;

import java.nio.file.Path;

/** An operator whose ingest pods are real relays, each a process on this machine. */
public final class RelayRig implements AutoCloseable {
  private final Path folder;
  private final OperatorRig operator;
  private final RelayProcesses relays;
  private final Kubelet kubelet;

  private RelayRig(OperatorRig operator, Path folder) {
    this.folder = folder;
    this.operator = operator;
    this.relays = new RelayProcesses(folder);
    this.kubelet = new Kubelet(operator.client(), operator.namespace(), relays);
  }

  /**
   * Starts an operator in a new namespace.
   *
   * @param folder keeps logs, and what pods mount
   */
  public static RelayRig in(String prefix, Path folder) {
    return new RelayRig(OperatorRig.in(prefix).started(), folder);
  }

  /** The operator and its namespace. */
  public OperatorRig operator() {
    return operator;
  }

  /** The relays. */
  public RelayProcesses relays() {
    return relays;
  }

  /** A real encoder that publishes to the relay of a stream. */
  public Encoder encoder(String stream, String name, String key) {
    return Encoder.publish(relays.url(stream), key, folder.resolve(name + ".log"));
  }

  @Override
  public void close() {
    operator.close();
    kubelet.close();
    relays.close();
  }
}
