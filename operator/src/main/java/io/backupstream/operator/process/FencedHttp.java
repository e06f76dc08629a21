package io.backupstream.operator.process;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.http.HttpClient;
import javax.net.ssl.SSLContext;

/** HTTP clients whose TLS is {@link FencedTls}. */
final class FencedHttp extends JdkHttpClientFactory {
  private final Fence fence;

  FencedHttp(Fence fence) {
    this.fence = fence;
  }

  /**
   * The Kubernetes client sets the TLS context after this; so the builder itself puts it behind the
   * fence.
   */
  @Override
  protected HttpClient.Builder createNewHttpClientBuilder() {
    HttpClient.Builder plain = super.createNewHttpClientBuilder();
    return (HttpClient.Builder)
        Proxy.newProxyInstance(
            HttpClient.Builder.class.getClassLoader(),
            new Class<?>[] {HttpClient.Builder.class},
            (self, method, arguments) -> {
              Object result = invoke(plain, method, arguments);
              return result instanceof HttpClient.Builder ? self : result;
            });
  }

  private Object invoke(HttpClient.Builder plain, Method method, Object[] arguments)
      throws Throwable {
    try {
      return arguments != null && arguments[0] instanceof SSLContext context
          ? plain.sslContext(FencedTls.behind(fence, context))
          : method.invoke(plain, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
