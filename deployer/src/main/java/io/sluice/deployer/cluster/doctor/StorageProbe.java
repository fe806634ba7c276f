package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.sluice.deployer.cluster.live.Tree;
import io.sluice.deployer.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Volume claims that pods use are there, and so are the storage classes of those to be made. */
final class StorageProbe implements Probe {
  private static final String EBS_CLASS = "ebs-sc";
  private static final String EBS_RECOVERY = "task.local-recovery.ebs.enable";
  private static final String DEFAULT = "storageclass.kubernetes.io/is-default-class";

  @Override
  public String id() {
    return "storage";
  }

  @Override
  public List<String> needs() {
    return List.of(ApiServerProbe.ID, NamespaceProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    Optional<Described> described = examined.described();
    List<Finding> findings = new ArrayList<>();
    for (Tree volume : described.map(Described::volumes).orElse(List.of())) {
      volume
          .text("persistentVolumeClaim", "claimName")
          .map(name -> claim(examined, name))
          .ifPresent(findings::add);
      Tree made = volume.at("ephemeral", "volumeClaimTemplate", "spec");
      if (!made.map().isEmpty()) {
        findings.add(storageClass(examined, made.text("storageClassName").orElse("")));
      }
    }
    if (described.filter(one -> one.isOn(EBS_RECOVERY)).isPresent()) {
      findings.add(storageClass(examined, EBS_CLASS));
    }
    return findings.isEmpty() ? List.of(Finding.skipped("no volume claim is described")) : findings;
  }

  private static Finding claim(Examined examined, String name) {
    PersistentVolumeClaim claim =
        examined
            .cluster()
            .client()
            .persistentVolumeClaims()
            .inNamespace(examined.namespace())
            .withName(name)
            .get();
    String what = "PersistentVolumeClaim/" + name;
    if (claim == null) {
      return Finding.fail(
          what + " is not in " + examined.namespace() + ", and pods use it",
          "make it, or take the volume out of the pod template");
    }
    return claim.getStatus() != null && "Lost".equals(claim.getStatus().getPhase())
        ? Finding.fail(what + " has lost its volume", "restore the volume, or make a new claim")
        : Finding.ok(what + " is there");
  }

  private static Finding storageClass(Examined examined, String name) {
    List<StorageClass> classes =
        examined.cluster().client().storage().v1().storageClasses().list().getItems();
    boolean found =
        classes.stream()
            .anyMatch(
                one -> name.isEmpty() ? isDefault(one) : one.getMetadata().getName().equals(name));
    if (found) {
      return Finding.ok(
          name.isEmpty()
              ? "there is a default storage class"
              : "storage class " + name + " is there");
    }
    return name.isEmpty()
        ? Finding.fail(
            "a volume claim names no storage class, and the cluster has no default one",
            "describe storageClassName")
        : Finding.fail(
            "there is no storage class " + name,
            "make it (on EKS with the EBS CSI driver: provisioner ebs.csi.aws.com,"
                + " volumeBindingMode WaitForFirstConsumer)");
  }

  private static boolean isDefault(StorageClass storageClass) {
    Map<String, String> annotations = storageClass.getMetadata().getAnnotations();
    return annotations != null && "true".equals(annotations.get(DEFAULT));
  }
}
