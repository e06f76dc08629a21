package io.backupstream.operator.rig;

import io.backupstream.operator.plan.region.RegionPlanner;
import io.backupstream.operator.plan.stream.Planner;
import io.backupstream.operator.process.OperatorProcess;
import io.backupstream.operator.settings.OperatorSettings;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** An operator in a process of its own, that can be killed and stopped. */
public final class ChildOperator implements AutoCloseable {
  private final Process process;

  private ChildOperator(Process process) {
    this.process = process;
  }

  /** What runs in the process. */
  public static void main(String[] arguments) throws Exception {
    OperatorSettings settings = OperatorSettings.from(System.getenv());
    Config config = new ConfigBuilder().withUserAgent(settings.pod()).build();
    OperatorProcess operator =
        OperatorProcess.start(
            settings,
            config,
            new OperatorProcess.Planners(Planner::plan, RegionPlanner::plan),
            0,
            () -> Runtime.getRuntime().halt(1));
    Runtime.getRuntime().addShutdownHook(new Thread(operator::close));
    new CountDownLatch(1).await();
  }

  /** Starts one; it leads when it can. */
  static ChildOperator start(Path kubeconfig, Map<String, String> environment, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                ChildOperator.class.getName()));
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    builder.environment().putAll(environment);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      return new ChildOperator(builder.start());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Whether the process still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it without a word. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Tells it to stop, as a kubelet does. */
  public void terminate() {
    process.destroy();
  }

  /** Stops it in its tracks, as a machine that hangs. */
  public void freeze() {
    Signal.STOP.send(process);
  }

  /** Lets it go on. */
  public void thaw() {
    Signal.CONT.send(process);
  }

  @Override
  public void close() {
    kill();
  }
}
