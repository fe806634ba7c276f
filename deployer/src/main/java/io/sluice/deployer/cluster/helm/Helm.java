package io.sluice.deployer.cluster.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.sluice.deployer.chart.ChartReference;
import io.sluice.deployer.cluster.ClusterException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The program {@code helm}, as far as an operator's installation needs it. */
public final class Helm {
  private static final String PROGRAM = "helm";
  private static final String INSTALL_HINT =
      "install Helm 3.8 or newer (https://helm.sh/docs/intro/install/), or name it with --helm PATH";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final YAMLMapper YAML = new YAMLMapper();

  private final String program;
  private final @Nullable String context;
  private final Duration timeout;
  private final Map<String, String> environment = new LinkedHashMap<>();

  private Helm(String program, @Nullable String context, Duration timeout) {
    this.program = program;
    this.context = context;
    this.timeout = timeout;
    String kubeconfig = System.getProperty("kubeconfig");
    if (kubeconfig != null) {
      environment.put("KUBECONFIG", kubeconfig);
    }
  }

  /**
   * Finds it and looks whether it is new enough.
   *
   * @param named where it is; looked for on the {@code PATH} where null
   * @param context the kubeconfig's context; its current one where null
   * @param timeout how long one call may take
   * @throws ClusterException if it is not there, or too old
   */
  public static Helm find(@Nullable Path named, @Nullable String context, Duration timeout)
      throws InterruptedException {
    Helm helm = new Helm(locate(named, System.getenv("PATH")), context, timeout);
    String said = helm.run("ask helm for its version", List.of("version", "--short")).strip();
    HelmVersion version =
        HelmVersion.parse(said)
            .orElseThrow(
                () ->
                    new ClusterException(
                        helm.program + " does not say its version, but '" + said + "'",
                        INSTALL_HINT));
    if (!version.isAtLeast(HelmVersion.OLDEST)) {
      throw new ClusterException(
          helm.program + " is Helm " + version + ", which takes no charts from OCI registries",
          INSTALL_HINT);
    }
    return helm;
  }

  static String locate(@Nullable Path named, @Nullable String path) {
    if (named != null) {
      if (!Files.isExecutable(named) || Files.isDirectory(named)) {
        throw new ClusterException(
            "--helm: " + named + " is no program", "name the program itself, and check its mode");
      }
      return named.toAbsolutePath().toString();
    }
    return Stream.of((path == null ? "" : path).split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, PROGRAM))
        .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file))
        .findFirst()
        .map(Path::toString)
        .orElseThrow(
            () -> new ClusterException("there is no program 'helm' on the PATH", INSTALL_HINT));
  }

  /** A release; empty where there is none of that name. */
  public Optional<HelmRelease> release(String name, String namespace) throws InterruptedException {
    JsonNode all =
        json(
            run(
                "list the releases in " + namespace,
                List.of("list", "--all", "--filter", "^" + name + "$", "-o", "json"),
                namespace));
    for (JsonNode one : all) {
      if (one.path("name").asText().equals(name)) {
        return Optional.of(
            new HelmRelease(
                name,
                one.path("namespace").asText(),
                one.path("revision").asText(),
                one.path("status").asText(),
                one.path("chart").asText(),
                one.path("app_version").asText()));
      }
    }
    return Optional.empty();
  }

  /** The values that a release was given. */
  public Map<String, Object> values(HelmRelease release) throws InterruptedException {
    JsonNode values =
        json(
            run(
                "read the values of " + release.name(),
                List.of("get", "values", release.name(), "-o", "json"),
                release.namespace()));
    return values.isObject() ? JSON.convertValue(values, new MapOfObjects()) : Map.of();
  }

  /** The objects of a release, as YAML. */
  public String manifest(HelmRelease release) throws InterruptedException {
    return run(
        "read the manifest of " + release.name(),
        List.of("get", "manifest", release.name()),
        release.namespace());
  }

  /** What a chart says of itself. */
  public ChartMetadata metadata(ChartReference chart) throws InterruptedException {
    String text = run("read chart " + chart, with(chart, "show", "chart", chart.location()));
    try {
      JsonNode metadata = YAML.readTree(text);
      return new ChartMetadata(
          metadata.path("name").asText(),
          metadata.path("version").asText(),
          metadata.path("appVersion").asText());
    } catch (JsonProcessingException notYaml) {
      throw new ClusterException(
          "read chart " + chart + ": what helm shows is no YAML", INSTALL_HINT, notYaml);
    }
  }

  /** The definitions of resources that a chart brings, as YAML. */
  public String definitions(ChartReference chart) throws InterruptedException {
    return run(
        "read the definitions of chart " + chart, with(chart, "show", "crds", chart.location()));
  }

  /**
   * The objects that a release would have, as YAML.
   *
   * @param values a file of values
   * @param kubernetes the version of the cluster
   */
  public String template(
      ChartReference chart, String name, String namespace, Path values, String kubernetes)
      throws InterruptedException {
    return run(
        "render chart " + chart,
        with(
            chart,
            "template",
            name,
            chart.location(),
            "--values",
            values.toString(),
            "--kube-version",
            kubernetes),
        namespace);
  }

  /** Installs a chart; its namespace is made where it is missing. */
  public void install(ChartReference chart, String name, String namespace, Path values)
      throws InterruptedException {
    run(
        "install " + name + " in " + namespace,
        with(
            chart,
            "install",
            name,
            chart.location(),
            "--create-namespace",
            "--values",
            values.toString()),
        namespace);
  }

  /** Upgrades a release; values that are not given fall back to the chart's own. */
  public void upgrade(ChartReference chart, String name, String namespace, Path values)
      throws InterruptedException {
    run(
        "upgrade " + name + " in " + namespace,
        with(
            chart,
            "upgrade",
            name,
            chart.location(),
            "--reset-values",
            "--values",
            values.toString()),
        namespace);
  }

  /** Uninstalls a release. */
  public void uninstall(HelmRelease release) throws InterruptedException {
    run(
        "uninstall " + release.name() + " in " + release.namespace(),
        List.of("uninstall", release.name()),
        release.namespace());
  }

  private static List<String> with(ChartReference chart, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    if (chart.version() != null) {
      all.add("--version");
      all.add(Objects.requireNonNull(chart.version()));
    }
    return all;
  }

  private String run(String doing, List<String> words, String namespace)
      throws InterruptedException {
    List<String> all = new ArrayList<>(words);
    all.add("--namespace");
    all.add(namespace);
    if (context != null) {
      all.add("--kube-context");
      all.add(context);
    }
    return run(doing, all);
  }

  private String run(String doing, List<String> words) throws InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(program);
    command.addAll(words);
    HelmProcess.Ended ended = HelmProcess.run(command, environment, timeout);
    if (ended.exitCode() != 0) {
      throw HelmFailures.of(doing, ended);
    }
    return ended.out();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      throw new ClusterException(
          "helm was asked for JSON and answered '" + text.lines().findFirst().orElse("") + "'",
          INSTALL_HINT,
          notJson);
    }
  }

  private static final class MapOfObjects
      extends com.fasterxml.jackson.core.type.TypeReference<Map<String, Object>> {}
}
