package io.sluice.deployer.cluster.resource;

import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.yaml.FieldPath;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern KEYED = Pattern.compile("(.*)\\[(.*)]");

  /** Whether the manager is Sluice. */
  public static boolean isOwn(String manager) {
    return manager.equals(SLUICE) || manager.equals(OPERATING);
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
      Matcher keyed = KEYED.matcher(segment);
      boolean isElement = keyed.matches();
      String name = "f:" + (isElement ? keyed.group(1) : segment);
      if (!at.map().containsKey(name)) {
        return false;
      }
      at = at.at(name);
      if (isElement) {
        if (at.map().isEmpty()) {
          return true;
        }
        String element = "k:{\"name\":\"" + keyed.group(2) + "\"}";
        if (!at.map().containsKey(element)) {
          return false;
        }
        at = at.at(element);
      }
    }
    return true;
  }
}
