package io.sluice.deployer.aws.access;

import io.sluice.deployer.aws.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the caller may do what EMR does with its permissions.
 *
 * @param caller an ARN
 * @param denied what it may not do
 * @param unknown why that could not be found out; null where it could
 */
public record CallerCheck(String caller, List<Permission> denied, @Nullable String unknown) {
  public CallerCheck {
    denied = List.copyOf(denied);
  }

  static CallerCheck unknown(String caller, String because) {
    return new CallerCheck(caller, List.of(), because);
  }
}
