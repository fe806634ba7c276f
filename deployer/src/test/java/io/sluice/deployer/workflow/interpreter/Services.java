package io.sluice.deployer.workflow.interpreter;

import java.util.Map;

/** What tasks call. */
@FunctionalInterface
public interface Services {
  /**
   * Calls a service.
   *
   * @param service what follows {@code arn:aws:states:::}
   * @return maps, lists and scalars
   * @throws ServiceError if the service refuses
   */
  Object call(String service, Map<String, Object> arguments);
}
