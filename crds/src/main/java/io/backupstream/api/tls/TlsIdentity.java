package io.backupstream.api.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a server proves its name with.
 *
 * @param chain the server's certificate first, then those that lead to its root
 * @param privateKey the key of the first certificate
 */
public record TlsIdentity(List<X509Certificate> chain, PrivateKey privateKey) {
  public TlsIdentity {
    chain = List.copyOf(chain);
  }

  /** Whose identity it is; nothing of the key. */
  @Override
  public String toString() {
    return "TlsIdentity[" + chain.getFirst().getSubjectX500Principal() + "]";
  }
}
