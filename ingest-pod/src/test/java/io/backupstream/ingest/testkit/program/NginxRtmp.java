package io.backupstream.ingest.testkit.program;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A destination: Debian's nginx with its RTMP module, one process. Each publish to the app {@code
 * live} is recorded into an FLV file of its own; its log tells how many connections and publishes
 * it saw.
 */
public final class NginxRtmp implements AutoCloseable {
  private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_rtmp_module.so");

  private final Path folder;
  private final String host;
  private final int port;
  private ChildProcess process;

  private NginxRtmp(Path folder, String host, int port) {
    this.folder = folder;
    this.host = host;
    this.port = port;
    this.process = launch();
  }

  /** Starts one on a free port of the loopback address; it keeps everything in {@code folder}. */
  public static NginxRtmp start(Path folder) {
    return start(folder, Ports.LOOPBACK);
  }

  /** Starts one on a free port of one of this machine's addresses. */
  public static NginxRtmp start(Path folder, String host) {
    String path = folder.toAbsolutePath().toString();
    return start(folder, host, "record all; record_unique on; record_path %s;".formatted(path));
  }

  /** Starts one on a free port that relays each publish to a URL, under the same stream key. */
  public static NginxRtmp relay(Path folder, String url) {
    return start(folder, Ports.LOOPBACK, "push %s;".formatted(url));
  }

  private static NginxRtmp start(Path folder, String host, String live) {
    Needs.program("nginx", "nginx-core");
    Needs.file(MODULE, "libnginx-mod-rtmp");
    Path absolute = folder.toAbsolutePath();
    int port = Ports.free(host);
    try {
      Files.createDirectories(absolute);
      String configuration = configuration(absolute, host + ":" + port, live);
      Files.writeString(absolute.resolve("nginx.conf"), configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new NginxRtmp(absolute, host, port);
  }

  private static String configuration(Path folder, String listen, String live) {
    return """
      load_module %1$s;
      daemon off;
      master_process off;
      pid %2$s/nginx.pid;
      error_log %2$s/nginx.log info;
      events { worker_connections 512; }
      rtmp {
        access_log off;
        server {
          listen %3$s;
          max_message 16M;
          application live {
            live on;
            %4$s
          }
        }
      }
      """
        .formatted(MODULE, folder, listen, live);
  }

  private ChildProcess launch() {
    String nginx = Needs.program("nginx", "nginx-core").toString();
    Path log = folder.resolve("nginx.log");
    ChildProcess launched =
        ChildProcess.start(
            folder.resolve("nginx.out"),
            Map.of(),
            List.of(nginx, "-e", log.toString(), "-c", folder.resolve("nginx.conf").toString()));
    await("nginx listens").until(() -> Ports.isOpen(host, port));
    return launched;
  }

  /** Where destinations push to; the stream key goes after it. */
  public String url() {
    return "rtmp://" + host + ":" + port + "/live";
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Freezes it, kills it, lets it go on. */
  public void signal(Signal signal) {
    process.signal(signal);
  }

  /** Starts it again on the same port; earlier recordings and counts stay. */
  public void restart() {
    process.close();
    process = launch();
  }

  /** How many RTMP connections it has seen. */
  public long connections() {
    return count(connection -> connection.connected);
  }

  /** How many publishes it has seen. */
  public long publishes() {
    return count(connection -> connection.published);
  }

  /** How many publishers are gone. */
  public long ended() {
    return count(connection -> connection.published && connection.gone);
  }

  /** Whether the publisher of a stream key is gone. */
  public boolean hasEnded(String streamKey) {
    return count(connection -> connection.gone && connection.name.equals(streamKey)) > 0;
  }

  /** What it recorded of a stream key, a file a publish, oldest first. */
  public List<Path> recordings(String streamKey) {
    return recordings().stream()
        .filter(file -> file.getFileName().toString().matches(streamKey + "-\\d+\\.flv"))
        .toList();
  }

  /** How many publishers told it that the stream is over before they closed. */
  public long unpublishes() {
    return count(connection -> connection.published && connection.unpublished);
  }

  /** What it recorded, a file a publish, oldest first. */
  public List<Path> recordings() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".flv"))
          .sorted(Comparator.comparing(NginxRtmp::modified))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long count(Predicate<NginxLog.Connection> which) {
    try {
      String log = Files.readString(folder.resolve("nginx.log"));
      return NginxLog.connections(log).stream().filter(which).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
