package io.sluice.deployer.cluster.access;

import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code aws-auth} says about roles.
 *
 * @param uid tells the object from another one of its name
 * @param version its resource version
 * @param text {@code mapRoles} as it is written; null where there is none
 * @param roles the same, read
 * @param mappedByUs the role whose entry Sluice has added; null for none
 */
record AwsAuthContent(
    String uid,
    String version,
    @Nullable String text,
    MapRoles roles,
    @Nullable String mappedByUs) {
  static final String MAP_ROLES = "mapRoles";

  static AwsAuthContent of(ConfigMap live) {
    Map<String, String> data = live.getData() == null ? Map.of() : live.getData();
    Map<String, String> annotations = live.getMetadata().getAnnotations();
    @Nullable String text = data.get(MAP_ROLES);
    return new AwsAuthContent(
        live.getMetadata().getUid(),
        live.getMetadata().getResourceVersion(),
        text,
        MapRoles.parse(text == null ? "" : text),
        annotations == null ? null : annotations.get(Ownership.MAPPING));
  }

  AwsAuthContent with(RoleMapping mapping) {
    MapRoles added = roles.with(mapping);
    return new AwsAuthContent(uid, version, added.text(), added, mapping.role());
  }

  /** Where nothing is left of the text, there is none again. */
  AwsAuthContent without(String role) {
    MapRoles left = roles.without(role);
    return new AwsAuthContent(uid, version, left.text().isBlank() ? null : left.text(), left, null);
  }

  boolean isMappedByUs(String role) {
    return role.equals(mappedByUs);
  }
}
