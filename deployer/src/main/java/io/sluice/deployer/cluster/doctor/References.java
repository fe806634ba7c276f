package io.sluice.deployer.cluster.doctor;

import io.sluice.deployer.cluster.live.Tree;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the ConfigMaps and Secrets that pod templates and Flink's options name. */
final class References {
  private References() {}

  /**
   * A name that has to be there.
   *
   * @param kind {@code ConfigMap} or {@code Secret}
   * @param key a key that it has to have; empty where none is named
   */
  record Reference(String kind, String name, String key) {
    /** As messages name it. */
    @Override
    public String toString() {
      return kind + "/" + name;
    }
  }

  static Set<Reference> of(Described described) {
    Set<Reference> references = new LinkedHashSet<>();
    for (Tree volume : described.volumes()) {
      Stream.concat(Stream.of(volume), volume.list("projected", "sources").stream())
          .forEach(
              source -> {
                add(references, "ConfigMap", source.at("configMap"), "name");
                add(references, "Secret", source.at("secret"), "secretName");
                add(references, "Secret", source.at("secret"), "name");
              });
    }
    for (Tree container : described.containers()) {
      for (Tree variable : container.list("env")) {
        add(references, "ConfigMap", variable.at("valueFrom", "configMapKeyRef"), "name");
        add(references, "Secret", variable.at("valueFrom", "secretKeyRef"), "name");
      }
      for (Tree source : container.list("envFrom")) {
        add(references, "ConfigMap", source.at("configMapRef"), "name");
        add(references, "Secret", source.at("secretRef"), "name");
      }
    }
    described.option("kubernetes.secrets").stream()
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .map(entry -> entry.split(":", 2)[0].strip())
        .filter(name -> !name.isEmpty())
        .forEach(name -> references.add(new Reference("Secret", name, "")));
    return references;
  }

  private static void add(Set<Reference> references, String kind, Tree source, String field) {
    if (!source.text("optional").orElse("").equals("true")) {
      source
          .text(field)
          .ifPresent(
              name -> references.add(new Reference(kind, name, source.text("key").orElse(""))));
    }
  }
}
