package io.backupstream.ingest.publish;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * What the server proves its name with to RTMPS encoders, by TLS 1.2 or 1.3. May be renewed, on the
 * server's event loop, while encoders publish; it serves those who come later.
 *
 * <p>That key and certificate belong together is proved where they are read.
 */
public final class TlsServerIdentity {

  private SslContext context;

  /**
   * Starts with one identity.
   *
   * @param chain the server's certificate first
   */
  public TlsServerIdentity(List<X509Certificate> chain, PrivateKey key) {
    this.context = contextOf(chain, key);
  }

  /** Takes a renewed one. */
  public void renew(List<X509Certificate> chain, PrivateKey key) {
    context = contextOf(chain, key);
  }

  SslContext context() {
    return context;
  }

  private static SslContext contextOf(List<X509Certificate> chain, PrivateKey key) {
    try {
      return SslContextBuilder.forServer(key, chain).protocols("TLSv1.3", "TLSv1.2").build();
    } catch (SSLException e) {
      throw new IllegalArgumentException("the JDK cannot serve with this certificate", e);
    }
  }
}
