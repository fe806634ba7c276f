package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.sluice.deployer.doctor.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The namespace's quotas leave room for the pods that are asked for. */
final class QuotaProbe extends BoundProbe<ResourceQuota> {
  @Override
  public String id() {
    return "quota";
  }

  @Override
  String noun() {
    return "quota";
  }

  @Override
  String kept() {
    return "leave room";
  }

  @Override
  MixedOperation<ResourceQuota, ResourceQuotaList, Resource<ResourceQuota>> objects(
      KubernetesClient client) {
    return client.resourceQuotas();
  }

  @Override
  List<Finding> breaches(List<ResourceQuota> quotas, Examined examined, Described described) {
    Map<String, BigDecimal> asked = asked(PodAsked.of(described));
    Map<String, BigDecimal> own = own(new PodLoads(examined).own(described.name()));
    List<Finding> findings = new ArrayList<>();
    for (ResourceQuota quota : quotas) {
      findings.addAll(exceeded(quota, asked, own));
    }
    return findings;
  }

  private static List<Finding> exceeded(
      ResourceQuota quota, Map<String, BigDecimal> asked, Map<String, BigDecimal> own) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Quantity> hard = quota.getSpec().getHard();
    if (hard == null) {
      return findings;
    }
    hard.forEach(
        (what, limit) -> {
          BigDecimal wanted = asked.get(what);
          BigDecimal used = used(quota, what).subtract(own.getOrDefault(what, BigDecimal.ZERO));
          if (wanted != null && used.add(wanted).compareTo(Amounts.amount(limit)) > 0) {
            findings.add(finding(quota, what, wanted, used, Amounts.amount(limit)));
          }
        });
    return findings;
  }

  private static Finding finding(
      ResourceQuota quota, String what, BigDecimal wanted, BigDecimal used, BigDecimal limit) {
    String text =
        "ResourceQuota/"
            + quota.getMetadata().getName()
            + " allows "
            + text(what, limit)
            + " of "
            + what
            + ", others use "
            + text(what, used)
            + ", this asks for "
            + text(what, wanted);
    String fix = "ask for a greater quota, or describe fewer or smaller pods";
    boolean scoped =
        quota.getSpec().getScopeSelector() != null
            || (quota.getSpec().getScopes() != null && !quota.getSpec().getScopes().isEmpty());
    return scoped
        ? Finding.warn(text + " (it is for some pods only)", fix)
        : Finding.fail(text, fix);
  }

  private static String text(String what, BigDecimal amount) {
    return what.endsWith("memory") ? Amounts.mebibytes(amount) : Amounts.cores(amount);
  }

  private static BigDecimal used(ResourceQuota quota, String what) {
    return quota.getStatus() == null || quota.getStatus().getUsed() == null
        ? BigDecimal.ZERO
        : Amounts.amount(quota.getStatus().getUsed().get(what));
  }

  private static Map<String, BigDecimal> asked(List<PodAsked> pods) {
    Amounts requests = Amounts.NONE;
    Amounts limits = Amounts.NONE;
    int count = 0;
    for (PodAsked pod : pods) {
      requests = requests.plus(pod.request().times(pod.count()));
      limits = limits.plus(pod.mainLimit().plus(pod.sidecars()).times(pod.count()));
      count += pod.count();
    }
    return byName(requests, limits, count);
  }

  private static Map<String, BigDecimal> own(List<Pod> pods) {
    Amounts requests = Amounts.NONE;
    Amounts limits = Amounts.NONE;
    for (Pod pod : pods) {
      requests = requests.plus(PodLoads.requests(pod));
      limits = limits.plus(PodLoads.limits(pod));
    }
    return byName(requests, limits, pods.size());
  }

  private static Map<String, BigDecimal> byName(Amounts requests, Amounts limits, int count) {
    Map<String, BigDecimal> amounts = new LinkedHashMap<>();
    amounts.put("cpu", requests.cpu());
    amounts.put("requests.cpu", requests.cpu());
    amounts.put("memory", requests.memory());
    amounts.put("requests.memory", requests.memory());
    amounts.put("limits.cpu", limits.cpu());
    amounts.put("limits.memory", limits.memory());
    amounts.put("pods", BigDecimal.valueOf(count));
    amounts.put("count/pods", BigDecimal.valueOf(count));
    return amounts;
  }
}
