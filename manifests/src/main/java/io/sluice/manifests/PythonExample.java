package io.sluice.manifests;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.describe.DeploymentBuilder;
import io.sluice.deployer.spec.FlinkDeployment;
import io.sluice.deployer.spec.ReleaseLabel;

/**
 * The guide's PyFlink example ("Búsqueda de archivos jar de trabajo desde el modo aplicación de
 * S3"): the script comes from S3 and lands in {@code /opt/flink/usrlib}. On EMR 6.15.0, the first
 * release that has PyFlink without an own image.
 */
final class PythonExample {
  private PythonExample() {}

  static FlinkDeployment describe(Environment environment) {
    DeploymentBuilder description =
        DeploymentBuilder.named("python-example")
            .namespace(environment.namespace())
            .release(ReleaseLabel.parse("emr-6.15.0-flink-latest"))
            .serviceAccount("flink")
            .highAvailability(ha -> ha.off())
            .taskManager(taskManager -> taskManager.slots(1))
            .job(
                job ->
                    job.jar(Artifacts.artifact(environment, "scripts/pyflink.py"))
                        .entryClass("org.apache.flink.client.python.PythonDriver")
                        .args("-py", "/opt/flink/usrlib/pyflink.py")
                        .parallelism(1)
                        .stateless());
    return environment.overrides().onto(description).build();
  }
}
