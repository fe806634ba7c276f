package io.sluice.deployer.cluster.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.sluice.deployer.cluster.ApiServer;
import io.sluice.deployer.doctor.Checked;
import io.sluice.deployer.doctor.Verdict;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DescriptionChecksIT {
  private static final String ROLE =
      "executionRoleArn: arn:aws:iam::111122223333:role/emr-on-eks-test-execution-role";

  @RegisterExtension
  @Order(0)
  final ApiServer server = new ApiServer();

  @RegisterExtension
  @Order(1)
  final SoundCluster cluster = new SoundCluster(server);

  @Test
  void aServiceAccountThatIsMissingFailsAndItsRightsAreNotLookedAt() {
    server.client().serviceAccounts().inNamespace(server.namespace()).withName("flink").delete();

    assertOnly("service-account", Verdict.FAIL, "service account flink in ");
    assertThat(cluster.examine(SoundCluster.DESCRIPTION))
        .filteredOn(line -> line.check().equals("job-permissions"))
        .extracting(Checked::verdict)
        .containsExactly(Verdict.SKIPPED);
  }

  @Test
  void aServiceAccountThatApplyMakesNeedNotBeThereYet() {
    server.client().serviceAccounts().inNamespace(server.namespace()).withName("flink").delete();

    assertThat(
            SoundCluster.troubles(
                cluster.examine(
                    server.cluster(),
                    cluster.resources(
                        "{\"kind\": \"ServiceAccount\", \"metadata\": {\"name\": \"flink\"}}",
                        SoundCluster.DESCRIPTION))))
        .isEmpty();
  }

  @Test
  void aDescriptionWithoutAccountAndRoleFails() {
    assertThat(cluster.troubles(SoundCluster.DESCRIPTION.replace("serviceAccount: flink", "")))
        .extracting(Checked::check, Checked::verdict)
        .containsExactly(tuple("service-account", Verdict.FAIL));
  }

  @Test
  void theAccountsOfARoleAreMadeByEmrsOperator() {
    String described = SoundCluster.DESCRIPTION.replace("serviceAccount: flink", ROLE);

    assertThat(accounts(described))
        .containsExactly(
            "EMR's operator makes the service accounts of "
                + ROLE.substring("executionRoleArn: ".length()));

    cluster
        .objects()
        .create(
            "{kind: ServiceAccount, metadata: {name: emr-containers-sa-flink-jobmanager-"
                + "021732063925-1sseqknnoni14bdu6yyw9n3ft32986beoj10gadqfez009x}}",
            ServiceAccount.class);
    assertThat(accounts(described)).singleElement().asString().endsWith("are there");
  }

  @Test
  void aPullSecretThatIsMissingFails() {
    server.client().secrets().inNamespace(server.namespace()).withName("registry").delete();

    assertOnly("pull-secret", Verdict.FAIL, "image pull secret registry is not in ");
  }

  @Test
  void aPullSecretOfAnotherTypeFails() {
    server.client().secrets().inNamespace(server.namespace()).withName("registry").delete();
    cluster
        .objects()
        .create("{kind: Secret, metadata: {name: registry}, stringData: {a: b}}", Secret.class);

    assertOnly("pull-secret", Verdict.FAIL, "secret registry is of type Opaque");
  }

  @Test
  void pullSecretsOfFlinksOptionAreLookedFor() {
    assertThat(
            cluster.troubles(
                SoundCluster.DESCRIPTION.replace(
                    "flinkConfiguration: {",
                    "flinkConfiguration: {kubernetes.container.image.pull-secrets: a;registry, ")))
        .extracting(Checked::check, Checked::what)
        .containsExactly(
            tuple("pull-secret", "image pull secret a is not in " + server.namespace()));
  }

  @Test
  void aConfigMapThatIsMissingFails() {
    server.client().configMaps().inNamespace(server.namespace()).withName("extra").delete();

    assertOnly("references", Verdict.FAIL, "ConfigMap/extra is not in ");
  }

  @Test
  void aConfigMapThatIsOptionalMayBeMissing() {
    server.client().configMaps().inNamespace(server.namespace()).withName("extra").delete();

    assertThat(
            cluster.troubles(
                SoundCluster.DESCRIPTION.replace(
                    "configMap: {name: extra}", "configMap: {name: extra, optional: true}")))
        .isEmpty();
  }

  @Test
  void aKeyThatIsMissingFailsAndNoValueIsTold() {
    server.client().secrets().inNamespace(server.namespace()).withName("login").delete();
    cluster
        .objects()
        .create(
            "{kind: Secret, metadata: {name: login}, stringData: {other: hidden}}", Secret.class);

    assertOnly("references", Verdict.FAIL, "Secret/login has no key 'user'");
    assertThat(cluster.examine(SoundCluster.DESCRIPTION).toString()).doesNotContain("hidden");
  }

  @Test
  void everyWayToNameASecretIsLookedAt() {
    String all =
        SoundCluster.DESCRIPTION
            .replace(
                "flinkConfiguration: {", "flinkConfiguration: {kubernetes.secrets: \"one:/a\", ")
            .replace(
                "        - {name: extra, configMap: {name: extra}}",
                "        - {name: two, secret: {secretName: two}}\n"
                    + "        - {name: three, projected: {sources: [{secret: {name: three}}]}}")
            .replace(
                "        - name: flink-main-container",
                "        - name: flink-main-container\n"
                    + "          envFrom: [{secretRef: {name: four}}]");
    assertThat(all).contains("one", "two", "three", "four");

    assertThat(cluster.troubles(all))
        .filteredOn(line -> line.check().equals("references"))
        .extracting(line -> line.what().substring(0, line.what().indexOf(' ')))
        .containsExactlyInAnyOrder("Secret/one", "Secret/two", "Secret/three", "Secret/four");
  }

  @Test
  void aVolumeClaimThatIsMissingFails() {
    server
        .client()
        .persistentVolumeClaims()
        .inNamespace(server.namespace())
        .withName("data")
        .edit(
            claim -> {
              claim.getMetadata().setFinalizers(List.of());
              return claim;
            });
    server.client().persistentVolumeClaims().inNamespace(server.namespace()).delete();

    assertOnly("storage", Verdict.FAIL, "PersistentVolumeClaim/data is not in ");
  }

  @Test
  void theStorageClassOfTaskLocalRecoveryHasToBeThere() {
    String described =
        SoundCluster.DESCRIPTION.replace(
            "flinkConfiguration: {",
            "flinkConfiguration: {task.local-recovery.ebs.enable: \"true\", ");

    assertThat(cluster.troubles(described))
        .extracting(Checked::check, Checked::verdict, Checked::what)
        .containsExactly(tuple("storage", Verdict.FAIL, "there is no storage class ebs-sc"));

    storageClass("ebs-sc", "");
    assertThat(cluster.troubles(described)).isEmpty();
  }

  @Test
  void aClaimWithoutAClassNeedsADefaultOne() {
    String described =
        SoundCluster.DESCRIPTION.replace(
            "persistentVolumeClaim: {claimName: data}",
            "ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce]}}}");
    storageClass("other", "");

    assertThat(cluster.troubles(described))
        .extracting(Checked::check, Checked::verdict)
        .containsExactly(tuple("storage", Verdict.FAIL));

    storageClass("usual", "storageclass.kubernetes.io/is-default-class: 'true'");
    assertThat(cluster.troubles(described)).isEmpty();
  }

  @Test
  void aRestrictedNamespaceWantsASecurityContext() {
    label("restricted");

    assertOnly("pod-security", Verdict.FAIL, "level restricted wants");
  }

  @Test
  void aRestrictedNamespaceLetsInWhatKeepsToIt() {
    label("restricted");

    assertThat(
            cluster.troubles(
                SoundCluster.DESCRIPTION
                    .replace(
                        "      imagePullSecrets:",
                        "      securityContext: {runAsNonRoot: true}\n      imagePullSecrets:")
                    .replace(
                        "        - name: flink-main-container",
                        "        - name: flink-main-container\n"
                            + "          securityContext: {allowPrivilegeEscalation: false}")))
        .isEmpty();
  }

  @Test
  void aNamespaceAtTheBaselineForbidsVolumesOfTheHost() {
    label("baseline");

    assertThat(cluster.troubles()).isEmpty();
    assertThat(
            cluster.troubles(
                SoundCluster.DESCRIPTION.replace(
                    "configMap: {name: extra}", "hostPath: {path: /data}")))
        .extracting(Checked::check, Checked::verdict, Checked::what)
        .containsExactly(
            tuple("pod-security", Verdict.FAIL, "level baseline forbids the hostPath volumes"));
  }

  private void assertOnly(String check, Verdict verdict, String what) {
    assertThat(cluster.troubles())
        .singleElement()
        .satisfies(line -> assertThat(line.check()).isEqualTo(check))
        .satisfies(line -> assertThat(line.verdict()).isEqualTo(verdict))
        .satisfies(line -> assertThat(line.what()).startsWith(what))
        .satisfies(line -> assertThat(line.fix()).isNotEmpty());
  }

  private List<String> accounts(String described) {
    return cluster.examine(described).stream()
        .filter(line -> line.check().equals("service-account"))
        .map(Checked::what)
        .toList();
  }

  private void label(String level) {
    server
        .client()
        .namespaces()
        .withName(server.namespace())
        .edit(
            namespace -> {
              namespace
                  .getMetadata()
                  .setLabels(java.util.Map.of("pod-security.kubernetes.io/enforce", level));
              return namespace;
            });
  }

  private void storageClass(String name, String annotations) {
    cluster
        .objects()
        .create(
            """
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: {name: %s, annotations: {%s}}
            provisioner: example.com/disks
            """
                .formatted(name, annotations),
            StorageClass.class);
  }
}
