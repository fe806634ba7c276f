package io.sluice.deployer.cleanup;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.sluice.deployer.cluster.live.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what a deployment uses in its resource and Flink's options. */
public final class BelongingsReader {
  private static final Pattern CHECKPOINT = Pattern.compile("(.*?/)(?:chk-\\d+)(?:/_metadata)?/?");

  private BelongingsReader() {}

  /**
   * That of a resource as it is written.
   *
   * @param yaml the document of a FlinkDeployment or FlinkSessionJob
   */
  public static Belongings ofYaml(Owner owner, String yaml) {
    return of(owner, new Tree(Serialization.unmarshal(yaml, Map.class)));
  }

  /**
   * That of a resource as it is written.
   *
   * @param resource a FlinkDeployment or FlinkSessionJob
   */
  public static Belongings of(Owner owner, Tree resource) {
    return of(owner, resource, Map.of());
  }

  /**
   * The same with the options that are there besides what is written.
   *
   * @param besides options of the cluster, which go after those of the resource
   */
  public static Belongings of(Owner owner, Tree resource, Map<String, String> besides) {
    Map<String, String> options = new LinkedHashMap<>(besides);
    resource
        .map("spec", "flinkConfiguration")
        .forEach((key, value) -> options.put(key, String.valueOf(value)));
    resource
        .text("spec", "jobManager", "storageDir")
        .ifPresent(dir -> options.put("high-availability.storageDir", dir));
    resource
        .text("spec", "job", "initialSavepointPath")
        .ifPresent(path -> options.put("execution.savepoint.path", path));
    Set<String> volumes = new TreeSet<>();
    claims(resource.at("spec").root(), volumes);
    return new Belongings(owner, places(owner.name(), options), logs(resource), volumes);
  }

  /** The places that options name. */
  static List<Place> places(String cluster, Map<String, String> options) {
    List<Place> places = new ArrayList<>();
    first(options, "execution.checkpointing.dir", "state.checkpoints.dir")
        .flatMap(dir -> Place.of(StateKind.CHECKPOINTS, dir))
        .ifPresent(places::add);
    first(options, "execution.checkpointing.savepoint-dir", "state.savepoints.dir")
        .flatMap(dir -> Place.of(StateKind.SAVEPOINTS, dir))
        .ifPresent(places::add);
    first(options, "high-availability.storageDir")
        .flatMap(dir -> Place.of(StateKind.HA_METADATA, dir))
        .ifPresent(
            dir -> {
              places.add(dir.below(StateKind.HA_METADATA, cluster));
              places.add(dir.below(StateKind.JOB_RESULTS, "job-result-store/" + cluster));
            });
    first(options, "job-result-store.storage-path")
        .flatMap(dir -> Place.of(StateKind.JOB_RESULTS, dir))
        .ifPresent(places::add);
    first(options, "dstl.dfs.base-path")
        .flatMap(dir -> Place.of(StateKind.CHANGELOG, dir))
        .ifPresent(places::add);
    first(options, "execution.state-recovery.path", "execution.savepoint.path")
        .flatMap(path -> Place.of(StateKind.START, root(path)))
        .ifPresent(places::add);
    return places;
  }

  /** Whether a path is that of a checkpoint, not of a savepoint. */
  static boolean isCheckpoint(String path) {
    return CHECKPOINT.matcher(path).matches();
  }

  /** A checkpoint needs the files beside it, too; a savepoint is complete in itself. */
  static String root(String path) {
    Matcher checkpoint = CHECKPOINT.matcher(path);
    return checkpoint.matches() ? checkpoint.group(1) : path.replaceFirst("/_metadata$", "");
  }

  private static @Nullable LogPlace logs(Tree resource) {
    Tree cloudWatch =
        resource.at("spec", "monitoringConfiguration", "cloudWatchMonitoringConfiguration");
    return cloudWatch
        .text("logGroupName")
        .map(group -> new LogPlace(group, prefix(cloudWatch)))
        .orElse(null);
  }

  private static String prefix(Tree cloudWatch) {
    return cloudWatch.text("logStreamNamePrefix").orElse("").replaceFirst("/+$", "");
  }

  private static void claims(Object node, Set<String> found) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            if (key.equals("claimName") && value != null) {
              found.add(value.toString());
            }
            claims(value == null ? Map.of() : value, found);
          });
    } else if (node instanceof List<?> list) {
      list.forEach(one -> claims(one == null ? Map.of() : one, found));
    }
  }

  private static Optional<String> first(Map<String, String> options, String... keys) {
    for (String key : keys) {
      String value = options.get(key);
      if (value != null && !value.isBlank()) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
