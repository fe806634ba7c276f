package io.sluice.deployer.memory;

import io.sluice.deployer.options.FlinkJars;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.Optional;

/** Asks the calculators in Flink's own jars; empty where they refuse a configuration. */
final class FlinksCalculator implements AutoCloseable {
  private static final String RUNTIME = "org.apache.flink.runtime.";

  private final URLClassLoader loader;

  FlinksCalculator(String line) {
    this.loader = FlinkJars.loader("flink-" + line);
  }

  Optional<TaskManagerMemory> taskManager(Map<String, String> configuration)
      throws ReflectiveOperationException {
    return spec("clusterframework.TaskExecutorProcessUtils", configuration)
        .map(
            spec ->
                new TaskManagerMemory(
                    bytes(spec, "getFrameworkHeapSize"),
                    bytes(spec, "getTaskHeapSize"),
                    bytes(spec, "getFrameworkOffHeapMemorySize"),
                    bytes(spec, "getTaskOffHeapSize"),
                    bytes(spec, "getManagedMemorySize"),
                    bytes(spec, "getNetworkMemSize"),
                    bytes(spec, "getJvmMetaspaceSize"),
                    bytes(spec, "getJvmOverheadSize")));
  }

  Optional<JobManagerMemory> jobManager(Map<String, String> configuration)
      throws ReflectiveOperationException {
    return spec("jobmanager.JobManagerProcessUtils", configuration)
        .map(
            spec ->
                new JobManagerMemory(
                    bytes(spec, "getJvmHeapMemorySize"),
                    bytes(spec, "getJvmDirectMemorySize"),
                    bytes(spec, "getJvmMetaspaceSize"),
                    bytes(spec, "getJvmOverheadSize")));
  }

  private Optional<Object> spec(String utils, Map<String, String> configuration)
      throws ReflectiveOperationException {
    Class<?> type = Class.forName("org.apache.flink.configuration.Configuration", true, loader);
    Object flinks = type.getConstructor().newInstance();
    Method set = type.getMethod("setString", String.class, String.class);
    for (Map.Entry<String, String> entry : configuration.entrySet()) {
      set.invoke(flinks, entry.getKey(), entry.getValue());
    }
    Method calculate =
        Class.forName(RUNTIME + utils, true, loader)
            .getDeclaredMethod("processSpecFromConfig", type);
    calculate.setAccessible(true);
    try {
      return Optional.of(calculate.invoke(null, flinks));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static long bytes(Object spec, String getter) {
    try {
      Object size = method(spec.getClass(), getter).invoke(spec);
      return (Long) size.getClass().getMethod("getBytes").invoke(size);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Method method(Class<?> type, String name) throws NoSuchMethodException {
    for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
      for (Method method : owner.getDeclaredMethods()) {
        if (method.getName().equals(name) && method.getParameterCount() == 0) {
          method.setAccessible(true);
          return method;
        }
      }
    }
    throw new NoSuchMethodException(type + "." + name);
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
