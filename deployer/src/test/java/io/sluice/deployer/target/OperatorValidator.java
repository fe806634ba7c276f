package io.sluice.deployer.target;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.deployer.options.FlinkJars;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.util.Optional;

/**
 * The validator in operator 1.7.0 itself, on a class path of its own: it brings an older Fabric8
 * than Sluice has.
 */
public final class OperatorValidator implements AutoCloseable {
  private static final String OPERATOR = "org.apache.flink.kubernetes.operator.";
  private static final String MAPPER = "com.fasterxml.jackson.databind.ObjectMapper";

  private final URLClassLoader classes = FlinkJars.loader("validator-1.7");
  private final Object validator;
  private final Object mapper;

  /** Loads it, with a configuration that is the operator's own but for its watcher of files. */
  public OperatorValidator() throws ReflectiveOperationException {
    Class<?> configuration = classes.loadClass("org.apache.flink.configuration.Configuration");
    Object defaults = configuration.getConstructor().newInstance();
    configuration
        .getMethod("setString", String.class, String.class)
        .invoke(defaults, "kubernetes.operator.dynamic.config.enabled", "false");
    Class<?> manager = classes.loadClass(OPERATOR + "config.FlinkConfigManager");
    validator =
        classes
            .loadClass(OPERATOR + "validation.DefaultValidator")
            .getConstructor(manager)
            .newInstance(manager.getConstructor(configuration).newInstance(defaults));
    mapper = classes.loadClass(MAPPER).getConstructor().newInstance();
  }

  /** Why it refuses a deployment; empty if it accepts it. */
  public Optional<?> refusalOfDeployment(JsonNode document) throws ReflectiveOperationException {
    Class<?> type = classes.loadClass(OPERATOR + "api.FlinkDeployment");
    Method validate = validator.getClass().getMethod("validateDeployment", type);
    return (Optional<?>) validate.invoke(validator, read(document, type));
  }

  /** Why it refuses a session job whose cluster it does not see; empty if it accepts it. */
  public Optional<?> refusalOfSessionJob(JsonNode document) throws ReflectiveOperationException {
    Class<?> type = classes.loadClass(OPERATOR + "api.FlinkSessionJob");
    Method validate = validator.getClass().getMethod("validateSessionJob", type, Optional.class);
    return (Optional<?>) validate.invoke(validator, read(document, type), Optional.empty());
  }

  private Object read(JsonNode document, Class<?> type) throws ReflectiveOperationException {
    return mapper
        .getClass()
        .getMethod("readValue", String.class, Class.class)
        .invoke(mapper, document.toString(), type);
  }

  @Override
  public void close() throws IOException {
    classes.close();
  }
}
