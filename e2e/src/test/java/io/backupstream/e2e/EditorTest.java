package io.backupstream.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.e2e.kit.Installation;
import io.backupstream.e2e.kit.Program;
import io.backupstream.e2e.kit.Readme;
import io.backupstream.e2e.kit.Scene;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user who may edit streams in one namespace. */
@Order(8)
@Tag("e2e")
class EditorTest {
  private static final String USER = "ed";

  @RegisterExtension final Scene scene = new Scene();

  @BeforeAll
  static void install() {
    Installation.ensure();
  }

  @BeforeEach
  void appoint() {
    Program.kubectl()
        .with("create", "rolebinding", "editor", "--namespace", scene.namespace())
        .run("--clusterrole=" + Installation.RELEASE + "-editor", "--user=" + USER);
  }

  @Test
  void canDoAllThatTheReadmeDoes() {
    Readme.followAsUser("--as=" + USER + " --namespace=" + scene.namespace());
  }

  @Test
  void canDoNothingElse() {
    Program ask =
        Program.kubectl().with("auth", "can-i", "--as=" + USER, "--namespace", scene.namespace());
    for (List<String> deed :
        List.of(
            List.of("patch", "backupstreams", "--subresource=status"),
            List.of("create", "ingestregions"),
            List.of("patch", "ingestregions"),
            List.of("create", "pods"),
            List.of("get", "pods", "--subresource=log"),
            List.of("create", "pods", "--subresource=exec"),
            List.of("create", "deployments"),
            List.of("create", "services"),
            List.of("create", "rolebindings"),
            List.of("list", "backupstreams", "--all-namespaces"),
            List.of("get", "secrets", "--namespace=" + Installation.NAMESPACE))) {
      assertThat(ask.say(deed.toArray(String[]::new))).as(deed.toString()).endsWith("no\n");
    }
  }
}
