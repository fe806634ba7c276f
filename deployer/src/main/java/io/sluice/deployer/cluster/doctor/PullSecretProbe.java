package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.Secret;
import io.sluice.deployer.doctor.Finding;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The secrets for pulling images are there, and are such. */
final class PullSecretProbe implements Probe {
  private static final Set<String> TYPES =
      Set.of("kubernetes.io/dockerconfigjson", "kubernetes.io/dockercfg");

  @Override
  public String id() {
    return "pull-secret";
  }

  @Override
  public List<String> needs() {
    return List.of(ApiServerProbe.ID, NamespaceProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    Set<String> names = examined.described().map(PullSecretProbe::names).orElse(Set.of());
    return names.isEmpty()
        ? List.of(Finding.skipped("none is described"))
        : names.stream().map(name -> look(examined, name)).toList();
  }

  private static Set<String> names(Described described) {
    Set<String> names = new LinkedHashSet<>();
    described.templates().stream()
        .flatMap(template -> template.list("imagePullSecrets").stream())
        .flatMap(secret -> secret.text("name").stream())
        .forEach(names::add);
    Optional<String> option = described.option("kubernetes.container.image.pull-secrets");
    option
        .map(text -> Arrays.asList(text.split("\\s*;\\s*")))
        .orElse(List.of())
        .forEach(names::add);
    return names;
  }

  private static Finding look(Examined examined, String name) {
    Secret secret =
        examined
            .cluster()
            .client()
            .secrets()
            .inNamespace(examined.namespace())
            .withName(name)
            .get();
    if (secret == null) {
      return examined.makes("Secret", name)
          ? Finding.ok("secret " + name + " is made by apply")
          : Finding.fail(
              "image pull secret " + name + " is not in " + examined.namespace(),
              "make it: kubectl create secret docker-registry "
                  + name
                  + " -n "
                  + examined.namespace());
    }
    return TYPES.contains(String.valueOf(secret.getType()))
        ? Finding.ok("image pull secret " + name + " is there")
        : Finding.fail(
            "secret " + name + " is of type " + secret.getType() + ", not for pulling images",
            "make one with 'kubectl create secret docker-registry'");
  }
}
