package io.sluice.deployer.cluster.resource;

import io.sluice.deployer.cluster.live.Tree;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The service accounts that a FlinkDeployment names, and which somebody has to make. */
public final class ServiceAccounts {
  private ServiceAccounts() {}

  /**
   * Their names; none where the namespace's default one is meant.
   *
   * @param spec the FlinkDeployment's specification
   */
  public static Set<String> named(Tree spec) {
    Set<String> accounts = new LinkedHashSet<>();
    spec.text("serviceAccount").ifPresent(accounts::add);
    Stream.of(
            "kubernetes.service-account",
            "kubernetes.jobmanager.service-account",
            "kubernetes.taskmanager.service-account")
        .flatMap(key -> spec.text("flinkConfiguration", key).stream())
        .map(String::strip)
        .forEach(accounts::add);
    return accounts;
  }

  /** How to make one that is missing. */
  public static String fix(String account, String namespace) {
    return "make it: kubectl create serviceaccount "
        + account
        + " -n "
        + namespace
        + ", or let the operator's chart do it (jobServiceAccount.create=true)";
  }
}
