package io.backupstream.operator.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FenceTest {
  private static final String LEASE = "/apis/coordination.k8s.io/v1/namespaces/n/leases/operator";
  private static final String SECRETS = "/api/v1/namespaces/n/secrets";

  private static final Interceptor.RequestTags TAGS = stub(Interceptor.RequestTags.class, Map.of());

  private final AtomicLong seconds = new AtomicLong(1_000);
  private final List<String> written = new ArrayList<>();
  private final Fence fence =
      new Fence(Duration.ofSeconds(15), () -> seconds.get() * 1_000_000_000L, written::add);

  @Test
  void nothingIsWrittenBeforeTheLeaseIsHeld() {
    assertRefused("POST", SECRETS);
  }

  @Test
  void aRenewedLeaseLetsWritesThroughAndTheyAreCounted() {
    renew(200);

    send("POST", SECRETS);
    send("PATCH", SECRETS);

    assertThat(written).containsExactly("POST", "PATCH");
  }

  @Test
  void aLeaseThatMayBeAnothersLetsNoneThrough() {
    renew(200);
    seconds.addAndGet(15);

    assertRefused("PATCH", SECRETS);
  }

  @Test
  void timeSpentBetweenTheRenewalAndItsAnswerCounts() {
    send("PATCH", LEASE);
    seconds.addAndGet(20);
    answer("PATCH", LEASE, 200);

    assertRefused("POST", SECRETS);
  }

  @Test
  void aRenewalThatIsRefusedIsNone() {
    renew(409);

    assertRefused("POST", SECRETS);
  }

  @Test
  void itIsShutToAllOnceALeaseThatWasHeldMayBeAnothers() {
    assertThat(fence.isShut()).isFalse();
    renew(200);
    seconds.addAndGet(14);
    assertThat(fence.isShut()).isFalse();

    seconds.addAndGet(1);

    assertThat(fence.isShut()).isTrue();
  }

  @Test
  void anObjectIsNoLeaseBecauseOfItsName() {
    renew(200);
    seconds.addAndGet(14);
    String secret = "/api/v1/namespaces/leases/secrets/leases";
    send("PATCH", secret);
    answer("PATCH", secret, 200);
    seconds.addAndGet(1);

    assertRefused("PATCH", secret);
    assertThat(written).containsExactly("PATCH");
  }

  @Test
  void readsAndTheLeaseItselfAreNeverHeld() {
    send("GET", SECRETS);
    send("PUT", LEASE);

    assertThat(written).isEmpty();
  }

  private void renew(int code) {
    send("PATCH", LEASE);
    answer("PATCH", LEASE, code);
  }

  private void send(String method, String path) {
    fence.before(stub(BasicBuilder.class, Map.of()), request(method, path), TAGS);
  }

  private void answer(String method, String path, int code) {
    HttpResponse<?> response =
        stub(HttpResponse.class, Map.of("code", code, "isSuccessful", code < 300));
    fence.after(request(method, path), response, (buffers, body) -> {});
  }

  private void assertRefused(String method, String path) {
    assertThatThrownBy(() -> send(method, path))
        .hasMessage("not the leader any more: nothing is written");
  }

  private static HttpRequest request(String method, String path) {
    return stub(
        HttpRequest.class,
        Map.of("method", method, "uri", URI.create("https://api.example.com" + path)));
  }

  private static <T> T stub(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.get(method.getName())));
  }
}
