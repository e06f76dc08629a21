package io.backupstream.ingest.publish;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.DomainWildcardMappingBuilder;
import io.netty.util.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * All that one port proves its names with to RTMPS encoders, by TLS 1.2 or 1.3; without any, it
 * takes plain RTMP. An encoder that asks for a name (SNI) is shown the certificate of that name,
 * any other the first.
 *
 * <p>On the server's event loop. What is served changes for encoders who come later.
 */
public final class TlsServerIdentities {

  private List<TlsServerIdentity> served = List.of();
  private @Nullable Mapping<String, SslContext> contexts;

  /** Serves these from now on; where two prove one name, the first of them. */
  public void serve(List<TlsServerIdentity> identities) {
    if (identities.equals(served)) {
      return;
    }
    contexts = identities.isEmpty() ? null : mapping(identities);
    served = List.copyOf(identities);
  }

  void wrap(Channel channel) {
    if (contexts != null) {
      channel.pipeline().addLast(new SniHandler(contexts));
    }
  }

  private static Mapping<String, SslContext> mapping(List<TlsServerIdentity> identities) {
    Map<String, SslContext> byName = new LinkedHashMap<>();
    SslContext first = null;
    for (TlsServerIdentity identity : identities) {
      SslContext context = contextOf(identity);
      first = first == null ? context : first;
      identity.names().forEach(name -> byName.putIfAbsent(name, context));
    }
    DomainWildcardMappingBuilder<SslContext> mapping =
        new DomainWildcardMappingBuilder<>(byName.size() + 1, first);
    byName.forEach(mapping::add);
    return mapping.build();
  }

  private static SslContext contextOf(TlsServerIdentity identity) {
    try {
      return SslContextBuilder.forServer(identity.key(), identity.chain())
          .protocols("TLSv1.3", "TLSv1.2")
          .build();
    } catch (SSLException e) {
      throw new IllegalArgumentException("the JDK cannot serve with this certificate", e);
    }
  }
}
