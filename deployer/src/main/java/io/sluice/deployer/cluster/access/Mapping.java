package io.sluice.deployer.cluster.access;

import io.sluice.deployer.cluster.ClusterException;
import io.sluice.deployer.cluster.access.AccessChange.Action;
import io.sluice.deployer.cluster.access.AccessState.Condition;
import io.sluice.deployer.cluster.access.AccessState.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The entry of {@code aws-auth} by which EMR's service-linked role is the guide's user. */
final class Mapping {
  private static final String TARGET = "mapRoles of " + AwsAuth.NAME;

  private final AwsAuth awsAuth;
  private final RoleMapping wanted;

  /**
   * @param role the ARN of the service-linked role, without its path
   */
  Mapping(AwsAuth awsAuth, String role) {
    this.awsAuth = awsAuth;
    this.wanted = new RoleMapping(role, GuideRole.NAME, List.of());
  }

  /** How it is. */
  Part look() {
    Optional<AwsAuthContent> content;
    try {
      content = awsAuth.read();
    } catch (ClusterException unseen) {
      return new Part(TARGET, Condition.UNKNOWN, false, unseen.getMessage());
    }
    if (content.isEmpty()) {
      return new Part(TARGET, Condition.ABSENT, false, "there is no such ConfigMap");
    }
    Optional<RoleMapping> found = content.get().roles().of(wanted.role());
    if (found.isEmpty()) {
      return Part.absent(TARGET);
    }
    boolean right = found.get().user().equals(wanted.user());
    return new Part(
        TARGET,
        right ? Condition.AS_WANTED : Condition.OTHERWISE,
        content.get().isMappedByUs(wanted.role()),
        right ? null : otherUser(found.get()));
  }

  /** The change that adds it; empty where it is there. */
  Optional<AccessChange> adding() {
    AwsAuthContent content = awsAuth.require();
    return added(content).map(edited -> checked(content, edited));
  }

  /** Adds it. */
  void add() {
    awsAuth.change(this::added);
  }

  /** The change that takes out what Sluice has added; empty where that is nothing. */
  Optional<AccessChange> removing() {
    return awsAuth
        .read()
        .flatMap(content -> removed(content).map(edited -> checked(content, edited)));
  }

  /** Takes out what Sluice has added. */
  void remove() {
    awsAuth.change(this::removed);
  }

  /** What a user should know about other entries. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (RoleMapping other :
        awsAuth.read().map(content -> content.roles().mappings()).orElse(List.of())) {
      if (other.isOf(wanted.role())) {
        if (!other.groups().isEmpty()) {
          notes.add(
              "the entry of "
                  + other.role()
                  + " has groups, too: "
                  + String.join(", ", other.groups()));
        }
      } else if (other.roleName().equals(wanted.roleName())) {
        notes.add(
            "the entry of "
                + other.role()
                + " is of no use: EKS compares with "
                + wanted.role()
                + ", without a path");
      }
    }
    return notes;
  }

  private Optional<AwsAuthContent> added(AwsAuthContent content) {
    Optional<RoleMapping> found = content.roles().of(wanted.role());
    if (found.isEmpty()) {
      requireSameAccount(content);
      return Optional.of(content.with(wanted));
    }
    if (!found.get().user().equals(wanted.user())) {
      throw new ClusterException(
          AwsAuth.NAME + ": " + otherUser(found.get()),
          "change username of that entry to "
              + wanted.user()
              + " ('kubectl edit -n kube-system configmap/aws-auth') if nothing else relies on it");
    }
    return Optional.empty();
  }

  private Optional<AwsAuthContent> removed(AwsAuthContent content) {
    boolean ours =
        content.isMappedByUs(wanted.role())
            && content
                .roles()
                .of(wanted.role())
                .filter(found -> found.user().equals(wanted.user()))
                .isPresent();
    return ours ? Optional.of(content.without(wanted.role())) : Optional.empty();
  }

  private AccessChange checked(AwsAuthContent before, AwsAuthContent after) {
    awsAuth.check(after);
    return new AccessChange(
        Action.CHANGE,
        TARGET,
        Objects.requireNonNullElse(before.text(), ""),
        Objects.requireNonNullElse(after.text(), ""));
  }

  private String otherUser(RoleMapping found) {
    return found.role()
        + " is mapped to the user '"
        + found.user()
        + "', and the RoleBinding is for '"
        + wanted.user()
        + "'";
  }

  /** Nodes are of the cluster's own account, so they tell a kubeconfig of the wrong cluster. */
  private void requireSameAccount(AwsAuthContent content) {
    Set<String> accounts =
        content.roles().mappings().stream()
            .filter(RoleMapping::isOfNodes)
            .map(RoleMapping::account)
            .collect(Collectors.toSet());
    if (!accounts.isEmpty() && !accounts.contains(wanted.account())) {
      throw new ClusterException(
          AwsAuth.NAME
              + ": the cluster's nodes are of account "
              + String.join(", ", accounts)
              + ", and the role is of account "
              + wanted.account(),
          "check --context and --env: they are of different clusters");
    }
  }
}
