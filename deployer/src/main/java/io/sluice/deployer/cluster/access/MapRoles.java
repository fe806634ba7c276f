package io.sluice.deployer.cluster.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.yaml.YamlListText;
import io.sluice.deployer.yaml.YamlSyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * The text {@code mapRoles} of {@code aws-auth}. A mistake in it locks nodes and people out of a
 * cluster, so it is edited as text, one entry at a time, and what cannot be read is not touched.
 */
final class MapRoles {
  private static final String NAME = AwsAuth.NAME + ": data.mapRoles";
  private static final String MEND =
      "look at it with 'kubectl edit -n kube-system configmap/aws-auth'";

  private final YamlListText list;
  private final List<RoleMapping> mappings;

  private MapRoles(YamlListText list) {
    this.list = list;
    this.mappings = list.elements().stream().map(MapRoles::mapping).toList();
  }

  /**
   * Reads it.
   *
   * @throws ClusterException if it cannot be read
   */
  static MapRoles parse(String text) {
    try {
      return new MapRoles(YamlListText.parse(NAME, text));
    } catch (YamlSyntaxException malformed) {
      throw refused(malformed, "mend what is there first; " + MEND);
    }
  }

  String text() {
    return list.text();
  }

  List<RoleMapping> mappings() {
    return mappings;
  }

  /** The entry of a role. */
  Optional<RoleMapping> of(String arn) {
    return mappings.stream().filter(one -> one.isOf(arn)).findFirst();
  }

  /** With an entry at the end. */
  MapRoles with(RoleMapping mapping) {
    try {
      return new MapRoles(list.with(mapping.fields()));
    } catch (YamlSyntaxException impossible) {
      throw refused(impossible, "add the entry of " + mapping.role() + " by hand; " + MEND);
    }
  }

  /** Without the entry of a role. */
  MapRoles without(String arn) {
    int index = 0;
    while (!mappings.get(index).isOf(arn)) {
      index++;
    }
    try {
      return new MapRoles(list.without(index));
    } catch (YamlSyntaxException impossible) {
      throw refused(impossible, "take the entry of " + arn + " out by hand; " + MEND);
    }
  }

  private static RoleMapping mapping(JsonNode entry) {
    RoleMapping mapping = RoleMapping.of(entry);
    if (mapping.role().isEmpty()) {
      throw new ClusterException(
          NAME + ": an entry has no rolearn; nothing was changed",
          "mend what is there first; " + MEND);
    }
    return mapping;
  }

  private static ClusterException refused(YamlSyntaxException malformed, String fix) {
    return new ClusterException(malformed.getMessage() + "; nothing was changed", fix, malformed);
  }
}
