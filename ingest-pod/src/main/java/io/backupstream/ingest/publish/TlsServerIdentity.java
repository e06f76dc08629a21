package io.backupstream.ingest.publish;

import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What the server proves its name with to RTMPS encoders. That key and certificate belong together
 * is proved where they are read.
 *
 * @param chain the server's certificate first
 */
public record TlsServerIdentity(List<X509Certificate> chain, PrivateKey key) {

  /** RFC 5280, section 4.2.1.6: a dNSName among the general names. */
  private static final int DNS_NAME = 2;

  public TlsServerIdentity {
    chain = List.copyOf(chain);
  }

  /** The host names that it proves, in lower case; {@code *.} stands for one label. */
  List<String> names() {
    try {
      Collection<List<?>> names = chain.getFirst().getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(name -> name.getFirst().equals(DNS_NAME))
              .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
              .filter(name -> name.lastIndexOf('*') <= 0)
              .toList();
    } catch (CertificateParsingException nameless) {
      return List.of();
    }
  }
}
