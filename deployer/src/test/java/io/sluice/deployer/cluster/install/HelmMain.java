package io.sluice.deployer.cluster.install;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Helm's own code behind as much of its command line as Sluice uses. */
public final class HelmMain {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> words;
  private final Path kubeconfig = Path.of(String.valueOf(System.getenv("KUBECONFIG")));

  private HelmMain(List<String> words) {
    this.words = words;
  }

  /** Runs one command of it. */
  public static void main(String[] args) {
    int exitCode = 0;
    try {
      System.out.print(new HelmMain(List.of(args)).run());
    } catch (Exception failed) {
      System.err.println("Error: " + failed.getMessage());
      exitCode = 1;
    }
    System.exit(exitCode);
  }

  private String run() throws Exception {
    return switch (words.get(0)) {
      case "version" -> "v3.21.0+g0000000\n";
      case "list" -> list();
      case "show" ->
          words.get(1).equals("crds")
              ? chart(2).show().crds().call()
              : chart(2).show().chart().call();
      case "template" ->
          chart(2)
              .template()
              .withName(words.get(1))
              .withNamespace(option("--namespace"))
              .withValuesFile(Path.of(option("--values")))
              .withKubeVersion(option("--kube-version"))
              .call();
      case "install" ->
          chart(2)
              .install()
              .withName(words.get(1))
              .withNamespace(option("--namespace"))
              .withValuesFile(Path.of(option("--values")))
              .createNamespace()
              .withKubeConfig(kubeconfig)
              .call()
              .getOutput();
      case "upgrade" ->
          chart(2)
              .upgrade()
              .resetValues()
              .withName(words.get(1))
              .withNamespace(option("--namespace"))
              .withValuesFile(Path.of(option("--values")))
              .withKubeConfig(kubeconfig)
              .call()
              .getOutput();
      case "uninstall" ->
          Helm.uninstall(words.get(1))
              .withNamespace(option("--namespace"))
              .withKubeConfig(kubeconfig)
              .call();
      case "get" -> words.get(1).equals("manifest") ? manifest() : values();
      default -> throw new IllegalArgumentException("unknown command " + words);
    };
  }

  private Helm chart(int at) {
    return new Helm(Path.of(words.get(at)));
  }

  private String option(String name) {
    return words.get(words.indexOf(name) + 1);
  }

  private String list() throws IOException {
    List<Map<String, Object>> all =
        Helm.list()
            .all()
            .withNamespace(option("--namespace"))
            .withKubeConfig(kubeconfig)
            .call()
            .stream()
            .map(HelmMain::row)
            .toList();
    return JSON.writeValueAsString(all);
  }

  private static Map<String, Object> row(Release release) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", release.getName());
    row.put("namespace", release.getNamespace());
    row.put("revision", release.getRevision());
    row.put("status", release.getStatus());
    row.put("chart", release.getChart());
    row.put("app_version", release.getAppVersion());
    return row;
  }

  private String values() throws IOException {
    String yaml =
        Helm.get(words.get(2))
            .values()
            .withNamespace(option("--namespace"))
            .withKubeConfig(kubeconfig)
            .call();
    return JSON.writeValueAsString(new YAMLMapper().readTree(yaml));
  }

  /** Where Helm keeps it: JSON, compressed and twice in base 64. */
  private String manifest() throws IOException {
    try (KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(Files.readString(kubeconfig)))
            .build()) {
      Secret newest =
          client
              .secrets()
              .inNamespace(option("--namespace"))
              .withLabel("owner", "helm")
              .withLabel("name", words.get(2))
              .list()
              .getItems()
              .stream()
              .max(
                  Comparator.comparing(
                      one -> Integer.parseInt(one.getMetadata().getLabels().get("version"))))
              .orElseThrow(() -> new IllegalStateException("release: not found"));
      byte[] packed =
          Base64.getDecoder().decode(Base64.getDecoder().decode(newest.getData().get("release")));
      try (GZIPInputStream release = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        return JSON.readTree(release).path("manifest").asText();
      }
    }
  }
}
