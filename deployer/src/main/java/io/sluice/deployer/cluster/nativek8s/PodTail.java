package io.sluice.deployer.cluster.nativek8s;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last lines of a JobManager's log, read while it runs: when the job ends, Flink deletes the
 * Deployment, and with the pod its log is gone.
 */
final class PodTail implements AutoCloseable {
  private static final String MAIN_CONTAINER = "flink-main-container";
  private static final int LINES = 400;

  private final Deque<String> lines = new ArrayDeque<>();
  private @Nullable LogWatch watch;

  private PodTail() {}

  /** Begins to read; a log that may not be read stays empty. */
  static PodTail of(NativeJob job, String pod) {
    PodTail tail = new PodTail();
    try {
      tail.watch =
          job.cluster()
              .client()
              .pods()
              .inNamespace(job.namespace())
              .withName(pod)
              .inContainer(MAIN_CONTAINER)
              .watchLog(tail.new Lines());
    } catch (KubernetesClientException notReadable) {
      tail.add("its log cannot be read: " + notReadable.getMessage());
    }
    return tail;
  }

  /** The lines, oldest first. */
  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.close();
    }
  }

  private void add(String line) {
    synchronized (lines) {
      lines.add(line);
      if (lines.size() > LINES) {
        lines.remove();
      }
    }
  }

  private final class Lines extends OutputStream {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public void write(int character) {
      if (character == '\n') {
        add(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else {
        line.write(character);
      }
    }
  }
}
