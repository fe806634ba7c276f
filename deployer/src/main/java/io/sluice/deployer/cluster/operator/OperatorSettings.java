package io.sluice.deployer.cluster.operator;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How an operator is configured: the file that its ConfigMap holds ({@code flink-conf.yaml}, {@code
 * config.yaml} in newer charts) and its environment, which goes first.
 *
 * @param options the file's options by full key
 * @param environment the variables of the operator's container that have a value written there
 */
public record OperatorSettings(Map<String, String> options, Map<String, String> environment) {
  private static final String WATCHED = "kubernetes.operator.watched.namespaces";
  private static final String WATCHED_VARIABLE = "WATCH_NAMESPACES";
  private static final String ALL_NAMESPACES = "JOSDK_ALL_NAMESPACES";
  private static final String OWN_NAMESPACE = "JOSDK_WATCH_CURRENT";
  private static final String ELECTION = "kubernetes.operator.leader-election.enabled";
  private static final String LEASE = "kubernetes.operator.leader-election.lease-name";

  public OperatorSettings {
    options = Map.copyOf(options);
    environment = Map.copyOf(environment);
  }

  /** Reads the file's text: flat keys or nested ones; a line that is no option is left out. */
  static Map<String, String> parse(String file) {
    Map<String, String> options = new LinkedHashMap<>();
    try {
      flatten("", Serialization.unmarshal(file, Map.class), options);
    } catch (RuntimeException notYaml) {
      file.lines()
          .map(line -> line.replaceFirst("\\s*#.*", "").split(":\\s", 2))
          .filter(entry -> entry.length == 2)
          .forEach(entry -> options.put(entry[0].strip(), entry[1].strip()));
    }
    return options;
  }

  /**
   * The namespaces that it looks after; empty where it looks after all.
   *
   * @param own the operator's own namespace
   */
  public Set<String> watchedNamespaces(String own) {
    String text =
        Optional.ofNullable(environment.get(WATCHED_VARIABLE))
            .orElseGet(() -> options.getOrDefault(WATCHED, ALL_NAMESPACES));
    Set<String> namespaces = new TreeSet<>();
    Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(name -> name.equals(OWN_NAMESPACE) ? own : name)
        .forEach(namespaces::add);
    return namespaces.contains(ALL_NAMESPACES) ? Set.of() : namespaces;
  }

  /** Where the watched namespaces are set: the variable, or else the option. */
  public String watchedSource() {
    return environment.containsKey(WATCHED_VARIABLE) ? WATCHED_VARIABLE : WATCHED;
  }

  /** Whether several instances agree on a leader. */
  public boolean leaderElection() {
    return Boolean.parseBoolean(options.getOrDefault(ELECTION, "false"));
  }

  /** The Lease by which they agree. */
  public Optional<String> leaseName() {
    return Optional.ofNullable(options.get(LEASE));
  }

  private static void flatten(String prefix, Object node, Map<String, String> into) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> flatten(prefix.isEmpty() ? "" + key : prefix + "." + key, value, into));
    } else if (node != null && !prefix.isEmpty()) {
      into.put(prefix, node.toString());
    }
  }
}
