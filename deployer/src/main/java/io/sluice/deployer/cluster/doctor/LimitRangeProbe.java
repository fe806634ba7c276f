package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.LimitRangeItem;
import io.fabric8.kubernetes.api.model.LimitRangeList;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.sluice.deployer.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The namespace's limit ranges let containers and pods of this size in. */
final class LimitRangeProbe extends BoundProbe<LimitRange> {
  @Override
  public String id() {
    return "limit-range";
  }

  @Override
  String noun() {
    return "limit range";
  }

  @Override
  String kept() {
    return "let the pods in";
  }

  @Override
  MixedOperation<LimitRange, LimitRangeList, Resource<LimitRange>> objects(
      KubernetesClient client) {
    return client.limitRanges();
  }

  @Override
  List<Finding> breaches(List<LimitRange> ranges, Examined examined, Described described) {
    List<Finding> findings = new ArrayList<>();
    for (LimitRange range : ranges) {
      for (LimitRangeItem item : range.getSpec().getLimits()) {
        for (PodAsked pod : PodAsked.of(described)) {
          findings.addAll(outside(range.getMetadata().getName(), item, pod));
        }
      }
    }
    return findings;
  }

  private static List<Finding> outside(String name, LimitRangeItem item, PodAsked pod) {
    boolean whole = "Pod".equals(item.getType());
    if (pod.count() == 0 || !(whole || "Container".equals(item.getType()))) {
      return List.of();
    }
    Amounts limit = whole ? pod.mainLimit().plus(pod.sidecars()) : pod.mainLimit();
    Amounts request = whole ? pod.request() : pod.main();
    String what =
        "LimitRange/"
            + name
            + " and the "
            + pod.component().title()
            + "'s "
            + (whole ? "pod" : "container")
            + ": ";
    List<Finding> findings = new ArrayList<>();
    if (!limit.fitsInto(bound(item.getMax(), limit))) {
      findings.add(
          Finding.fail(
              what + "at most " + text(item.getMax()) + ", described is " + limit,
              "describe less, or ask for a greater range"));
    }
    if (!bound(item.getMin(), request).fitsInto(request)) {
      findings.add(
          Finding.fail(
              what + "at least " + text(item.getMin()) + ", described is " + request,
              "describe more, or ask for a smaller range"));
    }
    return findings;
  }

  private static String text(Map<String, Quantity> bound) {
    return Stream.of("cpu", "memory")
        .filter(bound::containsKey)
        .map(what -> what + " " + bound.get(what))
        .collect(Collectors.joining(", "));
  }

  /** The bound; where it says nothing of an amount, that amount itself. */
  private static Amounts bound(@Nullable Map<String, Quantity> bound, Amounts otherwise) {
    Amounts amounts = Amounts.of(bound);
    return new Amounts(
        bound != null && bound.containsKey("cpu") ? amounts.cpu() : otherwise.cpu(),
        bound != null && bound.containsKey("memory") ? amounts.memory() : otherwise.memory());
  }
}
