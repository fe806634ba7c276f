package io.sluice.deployer.cluster.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An entry of {@code mapRoles}: who comes with an IAM role is this user in the cluster.
 *
 * @param role the ARN, without the role's path
 * @param user the user
 * @param groups the user's groups
 */
record RoleMapping(String role, String user, List<String> groups) {
  private static final String ROLE = "rolearn";
  private static final String USER = "username";

  static RoleMapping of(JsonNode entry) {
    List<String> groups = new ArrayList<>();
    entry.path("groups").forEach(group -> groups.add(group.asText()));
    return new RoleMapping(
        entry.path(ROLE).asText(""), entry.path(USER).asText(""), List.copyOf(groups));
  }

  /** As it is written; without groups. */
  Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(ROLE, role);
    fields.put(USER, user);
    return fields;
  }

  /** Whether it is about a role; EKS compares ARNs without regard to case. */
  boolean isOf(String arn) {
    return role.equalsIgnoreCase(arn);
  }

  /** Whether it is how nodes join the cluster. */
  boolean isOfNodes() {
    return user.startsWith("system:node:");
  }

  /** The role's name, without its path. */
  String roleName() {
    return role.substring(role.lastIndexOf('/') + 1);
  }

  /** The account of the role; empty where it is no ARN. */
  String account() {
    String[] parts = role.split(":", -1);
    return parts.length > 4 ? parts[4] : "";
  }
}
