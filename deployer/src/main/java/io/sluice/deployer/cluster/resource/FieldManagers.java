package io.sluice.deployer.cluster.resource;

import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.yaml.FieldPath;
import java.util.List;
import java.util.Optional;

/**
 * Who has set which field of a resource ({@code metadata.managedFields}).
 *
 * @param resource the whole resource
 */
public record FieldManagers(Tree resource) {
  /** Owns what the description says. */
  public static final String SLUICE = "sluice";

  /** Owns what Sluice's other commands set, such as {@code sluice scale}. */
  public static final String OPERATING = "sluice-operate";

  /** How the path of a list's element begins that is known by its name. */
  private static final String ELEMENT = "name=";

  /**
   * Whether nobody loses what he has set when a manager's field is taken: it is one of Sluice's
   * own, or the operator, which writes its classes' defaults into the specification when it adds
   * its finalizer.
   */
  public boolean mayTakeFrom(String manager) {
    return manager.equals(SLUICE) || manager.equals(OPERATING) || isOperator(manager);
  }

  /** Whether the manager is the operator: the one who writes the status. */
  public boolean isOperator(String manager) {
    return resource.list("metadata", "managedFields").stream()
        .filter(entry -> entry.text("manager").filter(manager::equals).isPresent())
        .anyMatch(entry -> entry.at("fieldsV1").map().containsKey("f:status"));
  }

  /** Whether a manager has ever applied it. */
  public boolean ownsAny(String manager) {
    return entries().stream().anyMatch(entry -> isOf(entry, manager));
  }

  /**
   * The manager of a field; Sluice only if nobody else is. Lists that are replaced as a whole have
   * one manager for all of their elements.
   */
  public Optional<String> owner(FieldPath field) {
    List<String> owners =
        entries().stream()
            .filter(entry -> owns(entry.at("fieldsV1"), field))
            .map(entry -> entry.text("manager").orElse(""))
            .distinct()
            .toList();
    return owners.stream()
        .filter(owner -> !owner.equals(SLUICE))
        .findFirst()
        .or(() -> owners.stream().findFirst());
  }

  private List<Tree> entries() {
    return resource.list("metadata", "managedFields").stream()
        .filter(entry -> entry.text("subresource").isEmpty())
        .toList();
  }

  private static boolean isOf(Tree entry, String manager) {
    return entry.text("manager").filter(manager::equals).isPresent()
        && entry.text("operation").filter("Apply"::equals).isPresent();
  }

  private static boolean owns(Tree fields, FieldPath field) {
    Tree at = fields;
    for (String segment : field.segments()) {
      boolean isElement = segment.startsWith(ELEMENT);
      if (isElement && at.map().isEmpty()) {
        return true;
      }
      String name =
          isElement
              ? "k:{\"name\":\"" + segment.substring(ELEMENT.length()) + "\"}"
              : "f:" + segment;
      if (!at.map().containsKey(name)) {
        return false;
      }
      at = at.at(name);
    }
    return true;
  }
}
