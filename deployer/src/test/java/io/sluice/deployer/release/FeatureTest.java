package io.sluice.deployer.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.spec.EmrVersion;
import io.sluice.deployer.text.Table;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FeatureTest {
  @Test
  void hasTheReleasesOfTheDocumentation() {
    assertThat(
            Arrays.stream(Feature.values())
                .map(
                    feature ->
                        feature.id()
                            + " "
                            + feature.since()
                            + feature.until().map(last -> "-" + last).orElse("")
                            + " "
                            + feature.evidence().mark())
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            application-mode 6.13.0 DOC
            session-mode 6.15.0 DOC
            public-images 6.14.0 DOC
            task-local-recovery 6.14.0 DOC
            changelog-checkpoints 6.14.0 DOC
            fine-grained-recovery 6.14.0 DOC
            adaptive-fine-grained-recovery 6.15.0 DOC
            ebs-local-recovery 6.15.0 DOC
            combined-restart 6.15.0 DOC
            graceful-decommission 6.15.0 DOC
            glue-catalog 6.15.0 DOC
            pyflink 6.15.0 DOC
            autoscaler-autotuning 7.0.0-7.1.0 DOC
            in-place-scaling 7.0.0 INF
            java-17 7.1.0 DOC
            plain-autoscaler-keys 7.2.0 DOC
            rescale-time-tracking 7.2.0 DOC
            hudi 7.2.0 DOC
            checkpoint-trigger-nonce 7.2.0 INF
            savepoint-redeploy-nonce 7.2.0 INF
            iceberg 7.3.0 DOC
            delta-lake 7.3.0 DOC
            autoscaler-quota 7.3.0 DOC
            pod-identity 7.3.0 DOC
            state-snapshots 7.6.0 INF
            last-state-without-ha 7.6.0 INF
            ipv6 7.14.0 DOC""");
  }

  @Test
  void hasOneRowForEachConstant() {
    assertThat(Table.read(Feature.class, "features.tsv").size()).isEqualTo(Feature.values().length);
    assertThat(Feature.values())
        .allSatisfy(
            feature -> {
              assertThat(Feature.parse(feature.id())).isEqualTo(feature);
              assertThat(feature.title()).isNotBlank();
              assertThat(feature.source()).matches("(D|C)-.+");
            });
  }

  @Test
  void isInTheReleasesFromItsFirstToItsLast() {
    assertThat(Feature.AUTOSCALER_AUTOTUNING.isIn(EmrVersion.parse("6.15.0"))).isFalse();
    assertThat(Feature.AUTOSCALER_AUTOTUNING.isIn(EmrVersion.parse("7.0.0"))).isTrue();
    assertThat(Feature.AUTOSCALER_AUTOTUNING.isIn(EmrVersion.parse("7.1.0"))).isTrue();
    assertThat(Feature.AUTOSCALER_AUTOTUNING.isIn(EmrVersion.parse("7.2.0"))).isFalse();
    assertThat(Feature.SESSION_MODE.isIn(EmrVersion.parse("7.13.0"))).isTrue();
  }
}
