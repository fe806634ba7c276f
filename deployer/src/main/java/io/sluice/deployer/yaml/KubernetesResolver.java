package io.sluice.deployer.yaml;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Tells text from other values where nothing is quoted, the way the parser of kubectl and of the
 * operators does (sigs.k8s.io/yaml, goyaml.v2/resolve.go): {@code y} is true, a date is text.
 */
final class KubernetesResolver extends Resolver {
  private static final Pattern TRUE = Pattern.compile("y|Y|(?:y|Y)es|YES|(?:t|T)rue|TRUE|[oO]n|ON");
  private static final Pattern FALSE =
      Pattern.compile("n|N|(?:n|N)o|NO|(?:f|F)alse|FALSE|[oO]ff|OFF");

  @Override
  public Tag resolve(NodeId kind, String value, boolean implicit) {
    if (kind != NodeId.scalar || !implicit) {
      return super.resolve(kind, value, implicit);
    }
    if (isTrue(value) || FALSE.matcher(value).matches()) {
      return Tag.BOOL;
    }
    if (YamlNumber.parse(value).isPresent()) {
      return Tag.FLOAT;
    }
    Tag tag = super.resolve(kind, value, true);
    return Tag.NULL.equals(tag) || Tag.MERGE.equals(tag) ? tag : Tag.STR;
  }

  static boolean isTrue(String value) {
    return TRUE.matcher(value).matches();
  }
}
