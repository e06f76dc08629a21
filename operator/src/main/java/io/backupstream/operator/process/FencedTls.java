package io.backupstream.operator.process;

import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** A TLS context whose connections send nothing behind a shut {@link Fence}. */
final class FencedTls extends SSLContextSpi {
  private final SSLContext context;
  private final Fence fence;

  private FencedTls(SSLContext context, Fence fence) {
    this.context = context;
    this.fence = fence;
  }

  static SSLContext behind(Fence fence, SSLContext context) {
    return new SSLContext(
        new FencedTls(context, fence), context.getProvider(), context.getProtocol()) {};
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    return new FencedEngine(context.createSSLEngine(), fence);
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    return new FencedEngine(context.createSSLEngine(host, port), fence);
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    throw new UnsupportedOperationException("a socket would pass the fence by");
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    throw new UnsupportedOperationException("a client serves no one");
  }

  @Override
  protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
    throw new UnsupportedOperationException("the context behind the fence is ready for use");
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return context.getClientSessionContext();
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return context.getServerSessionContext();
  }

  @Override
  protected SSLParameters engineGetDefaultSSLParameters() {
    return context.getDefaultSSLParameters();
  }

  @Override
  protected SSLParameters engineGetSupportedSSLParameters() {
    return context.getSupportedSSLParameters();
  }
}
