package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.sluice.deployer.cluster.resource.ServiceAccounts;
import io.sluice.deployer.doctor.Finding;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The service accounts of the job are there, or somebody makes them. */
final class ServiceAccountProbe implements Probe {
  static final String ID = "service-account";
  private static final int BASE = 36;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<String> needs() {
    return List.of(ApiServerProbe.ID, NamespaceProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    Optional<Described> described = examined.described();
    if (described.isEmpty()) {
      return List.of(Finding.skipped("no deployment is described"));
    }
    List<Finding> findings = new ArrayList<>();
    for (String account : described.get().serviceAccounts()) {
      findings.add(named(examined, account));
    }
    described
        .get()
        .spec()
        .text("executionRoleArn")
        .map(role -> ofRole(examined, role))
        .ifPresent(findings::add);
    return findings.isEmpty()
        ? List.of(
            Finding.fail(
                "neither spec.serviceAccount nor spec.executionRoleArn is described",
                "describe one of them"))
        : findings;
  }

  private static Finding named(Examined examined, String account) {
    ServiceAccount found =
        examined
            .cluster()
            .client()
            .serviceAccounts()
            .inNamespace(examined.namespace())
            .withName(account)
            .get();
    String what = "service account " + account + " in " + examined.namespace();
    if (found != null) {
      return Finding.ok(what + " is there");
    }
    return examined.makes("ServiceAccount", account)
        ? Finding.ok(what + " is made by apply")
        : Finding.fail(what + " is missing", ServiceAccounts.fix(account, examined.namespace()));
  }

  /** EMR's operator makes an account for each role and component, named after the role. */
  private static Finding ofRole(Examined examined, String role) {
    String suffix = "-" + base36(role.substring(role.lastIndexOf('/') + 1));
    List<String> found =
        examined
            .cluster()
            .client()
            .serviceAccounts()
            .inNamespace(examined.namespace())
            .list()
            .getItems()
            .stream()
            .map(one -> one.getMetadata().getName())
            .filter(name -> name.startsWith("emr-containers-sa-flink-") && name.endsWith(suffix))
            .toList();
    return Finding.ok(
        found.isEmpty()
            ? "EMR's operator makes the service accounts of " + role
            : "EMR's service accounts of " + role + " are there");
  }

  private static String base36(String name) {
    return new BigInteger(1, name.getBytes(StandardCharsets.UTF_8)).toString(BASE);
  }
}
