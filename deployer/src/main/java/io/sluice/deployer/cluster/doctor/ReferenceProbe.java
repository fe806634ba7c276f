package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.sluice.deployer.doctor.Finding;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ConfigMaps and Secrets that pods are to use are there, with the keys that they use. */
final class ReferenceProbe implements Probe {
  @Override
  public String id() {
    return "references";
  }

  @Override
  public List<String> needs() {
    return List.of(ApiServerProbe.ID, NamespaceProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    Set<References.Reference> references =
        examined.described().map(References::of).orElse(Set.of());
    if (references.isEmpty()) {
      return List.of(Finding.skipped("no ConfigMap or Secret is described"));
    }
    List<Finding> findings = new ArrayList<>();
    for (References.Reference reference : references) {
      findings.add(look(examined, reference));
    }
    return findings;
  }

  private static Finding look(Examined examined, References.Reference reference) {
    if (examined.makes(reference.kind(), reference.name())) {
      return Finding.ok(reference + " is made by apply");
    }
    Map<String, ?> keys;
    try {
      keys = keys(examined, reference);
    } catch (KubernetesClientException failure) {
      if (failure.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
        throw failure;
      }
      return Finding.warn(
          "cannot look whether " + reference + " is in " + examined.namespace(),
          "ask for 'get "
              + (reference.kind().equals("Secret") ? "secrets" : "configmaps")
              + "' in "
              + examined.namespace());
    }
    if (keys == null) {
      return Finding.fail(
          reference + " is not in " + examined.namespace() + ", and pods use it",
          "make it, or take it out of the pod template");
    }
    return reference.key().isEmpty() || keys.containsKey(reference.key())
        ? Finding.ok(reference + " is there")
        : Finding.fail(
            reference + " has no key '" + reference.key() + "', and pods use it",
            "add the key, or mend the pod template");
  }

  private static @Nullable Map<String, ?> keys(Examined examined, References.Reference reference) {
    var client = examined.cluster().client();
    if (reference.kind().equals("Secret")) {
      Secret secret =
          client.secrets().inNamespace(examined.namespace()).withName(reference.name()).get();
      return secret == null ? null : orEmpty(secret.getData());
    }
    ConfigMap map =
        client.configMaps().inNamespace(examined.namespace()).withName(reference.name()).get();
    return map == null ? null : orEmpty(map.getData());
  }

  private static Map<String, ?> orEmpty(@Nullable Map<String, ?> data) {
    return data == null ? Map.of() : data;
  }
}
