package io.backupstream.ingest.push;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS towards destinations, 1.2 and 1.3: the certificate has to be valid and of the host that the
 * URL names, which the server is told (SNI). Made once for all destinations.
 */
public final class PushTls {
  private final SslContext context;

  private PushTls(SslContext context) {
    this.context = context;
  }

  /**
   * Trusts what Java trusts, and more.
   *
   * @param authorities certificates of one's own authorities, usually none
   * @throws GeneralSecurityException if Java's own trust store cannot be read
   */
  public static PushTls trusting(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    return new PushTls(
        SslContextBuilder.forClient()
            .sslProvider(SslProvider.JDK)
            .protocols("TLSv1.3", "TLSv1.2")
            .trustManager(trust(authorities))
            .endpointIdentificationAlgorithm("HTTPS")
            .build());
  }

  SslHandler handler(Channel channel, String host, int port) {
    return context.newHandler(channel.alloc(), host, port);
  }

  private static TrustManagerFactory trust(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    TrustManagerFactory java = factory(null);
    if (authorities.isEmpty()) {
      return java;
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int entry = 0;
    for (TrustManager manager : java.getTrustManagers()) {
      if (manager instanceof X509TrustManager trusted) {
        for (X509Certificate known : trusted.getAcceptedIssuers()) {
          store.setCertificateEntry("java" + entry++, known);
        }
      }
    }
    for (X509Certificate own : authorities) {
      store.setCertificateEntry("own" + entry++, own);
    }
    return factory(store);
  }

  private static TrustManagerFactory factory(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }
}
