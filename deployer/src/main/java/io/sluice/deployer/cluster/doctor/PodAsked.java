package io.sluice.deployer.cluster.doctor;

import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.cluster.pods.Component;
import io.sluice.deployer.spec.MalformedValueException;
import io.sluice.deployer.spec.MemorySize;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The pods of a component that a deployment asks for. The main container's request is also its
 * limit, times the factors {@code kubernetes.….cpu.limit-factor} and {@code
 * kubernetes.….memory.limit-factor}.
 *
 * @param count how many
 * @param main what the container with Flink asks for
 * @param mainLimit its limit
 * @param sidecars what the other containers of such a pod ask for together
 */
record PodAsked(Component component, int count, Amounts main, Amounts mainLimit, Amounts sidecars) {
  private static final String LOG_AGENT_MEMORY = "512Mi";

  /** What one pod asks for. */
  Amounts request() {
    return main.plus(sidecars);
  }

  /** The JobManagers and TaskManagers of a deployment, as they are at the start. */
  static List<PodAsked> of(Described described) {
    return List.of(
        asked(described, Component.JOBMANAGER, jobManagers(described)),
        asked(described, Component.TASKMANAGER, taskManagers(described)));
  }

  private static PodAsked asked(Described described, Component component, int count) {
    String role = component.label();
    Tree resource = described.spec().at(isJobManager(component) ? "jobManager" : "taskManager");
    BigDecimal cpu =
        resource
            .text("resource", "cpu")
            .or(() -> described.option("kubernetes." + role + ".cpu.amount"))
            .or(() -> described.option("kubernetes." + role + ".cpu"))
            .flatMap(PodAsked::decimal)
            .filter(cores -> cores.signum() > 0)
            .orElseGet(
                () ->
                    isJobManager(component)
                        ? BigDecimal.ONE
                        : BigDecimal.valueOf(slots(described)));
    BigDecimal memory =
        resource
            .text("resource", "memory")
            .or(() -> described.option(role + ".memory.process.size"))
            .flatMap(PodAsked::bytes)
            .orElse(BigDecimal.ZERO);
    Amounts main = new Amounts(cpu, memory);
    Amounts limit =
        new Amounts(
            cpu.multiply(factor(described, role, "cpu")),
            memory.multiply(factor(described, role, "memory")));
    return new PodAsked(component, count, main, limit, sidecars(described, component));
  }

  private static boolean isJobManager(Component component) {
    return component == Component.JOBMANAGER;
  }

  private static int jobManagers(Described described) {
    return described
        .spec()
        .number("jobManager", "replicas")
        .map(Long::intValue)
        .orElse(described.isForEmr() && described.isHighlyAvailable() ? 2 : 1);
  }

  private static int taskManagers(Described described) {
    Optional<Long> replicas = described.spec().number("taskManager", "replicas");
    if (replicas.isPresent()) {
      return replicas.get().intValue();
    }
    int parallelism = described.spec().number("job", "parallelism").map(Long::intValue).orElse(0);
    int slots = slots(described);
    return (parallelism + slots - 1) / slots;
  }

  private static int slots(Described described) {
    return described
        .option("taskmanager.numberOfTaskSlots")
        .flatMap(PodAsked::decimal)
        .map(BigDecimal::intValue)
        .filter(slots -> slots > 0)
        .orElse(1);
  }

  private static BigDecimal factor(Described described, String role, String what) {
    return described
        .option("kubernetes." + role + "." + what + ".limit-factor")
        .flatMap(PodAsked::decimal)
        .orElse(BigDecimal.ONE);
  }

  private static Amounts sidecars(Described described, Component component) {
    Amounts sum =
        described.templates(component).stream()
            .flatMap(template -> template.list("containers").stream())
            .filter(one -> !one.text("name").orElse("").equals(Described.MAIN_CONTAINER))
            .map(one -> requests(one.at("resources")))
            .reduce(Amounts.NONE, Amounts::plus);
    return sum.plus(logAgent(described.spec().at("monitoringConfiguration")));
  }

  /** A container that says only a limit asks for as much. */
  private static Amounts requests(Tree resources) {
    Amounts requests = Amounts.of(resources.at("requests"));
    Amounts limits = Amounts.of(resources.at("limits"));
    return new Amounts(
        requests.cpu().signum() > 0 ? requests.cpu() : limits.cpu(),
        requests.memory().signum() > 0 ? requests.memory() : limits.memory());
  }

  /** EMR's sidecar for logs has only limits, so it asks for as much. */
  private static Amounts logAgent(Tree monitoring) {
    if (monitoring.map().isEmpty()) {
      return Amounts.NONE;
    }
    Tree limits = monitoring.at("sideCarResources", "limits");
    return new Amounts(
        limits.text("cpuLimit").map(Amounts::amount).orElse(BigDecimal.ZERO),
        Amounts.amount(limits.text("memoryLimit").orElse(LOG_AGENT_MEMORY)));
  }

  private static Optional<BigDecimal> decimal(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> bytes(String text) {
    try {
      return Optional.of(BigDecimal.valueOf(MemorySize.parse(text).bytes()));
    } catch (MalformedValueException noSize) {
      return Optional.empty();
    }
  }
}
