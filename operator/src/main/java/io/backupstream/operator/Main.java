package io.backupstream.operator;

import io.backupstream.operator.plan.region.RegionPlanner;
import io.backupstream.operator.plan.stream.Planner;
import io.backupstream.operator.process.FinalizerRelease;
import io.backupstream.operator.process.OperatorProcess;
import io.backupstream.operator.settings.OperatorSettings;
import io.backupstream.operator.settings.ReleaseSettings;
import io.backupstream.operator.settings.SettingsException;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The entry of the process. */
public final class Main {
  static final int USAGE = 2;
  static final int FAILED = 1;
  private static final int MANAGEMENT_PORT = 8081;
  private static final String USAGE_LINE = "usage: operator | release-finalizers";
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  /** Runs one command. */
  public static void main(String[] arguments) {
    String command = arguments.length == 0 ? "operator" : arguments[0];
    try {
      switch (command) {
        case "operator" -> operate();
        case "release-finalizers" -> releaseFinalizers();
        default -> {
          System.err.println("unknown command " + command + "; " + USAGE_LINE);
          System.exit(USAGE);
        }
      }
    } catch (SettingsException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(USAGE);
    } catch (IOException | RuntimeException failed) {
      LOG.error("{} failed: {}", command, causes(failed));
      System.exit(FAILED);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void operate() throws SettingsException, IOException, InterruptedException {
    OperatorSettings settings = OperatorSettings.from(System.getenv());
    OperatorProcess process =
        OperatorProcess.start(
            settings,
            config(),
            new OperatorProcess.Planners(Planner::plan, RegionPlanner::plan),
            MANAGEMENT_PORT,
            () -> Runtime.getRuntime().halt(FAILED));
    Runtime.getRuntime().addShutdownHook(new Thread(process::close, "stop"));
    new CountDownLatch(1).await();
  }

  private static void releaseFinalizers() throws SettingsException, InterruptedException {
    ReleaseSettings settings = ReleaseSettings.from(System.getenv());
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config()).build()) {
      new FinalizerRelease(client, settings).run();
    }
  }

  private static Config config() {
    return new ConfigBuilder().build();
  }

  /** The messages of a failure and its causes, without their traces. */
  private static String causes(Throwable failed) {
    StringBuilder line = new StringBuilder(String.valueOf(failed.getMessage()));
    for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
      line.append(": ").append(cause.getMessage());
    }
    return line.toString();
  }
}
