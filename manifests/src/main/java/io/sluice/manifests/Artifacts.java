package io.sluice.manifests;

import io.sluice.deployer.catalogue.Environment;
import io.sluice.deployer.spec.S3Uri;
import java.net.URI;

/** Where an environment keeps what is deployed and what holds state. */
final class Artifacts {
  private Artifacts() {}

  /** The jar of module jobs. */
  static URI jobsJar(Environment environment) {
    URI inTheImage = environment.overrides().jobsJar();
    return inTheImage == null ? artifact(environment, "jobs/jobs.jar") : inTheImage;
  }

  /** Any artifact, as it is pinned. */
  static URI artifact(Environment environment, String key) {
    return URI.create(environment.artifact(key).toString());
  }

  /** The root of the state of all deployments. */
  static S3Uri stateRoot(Environment environment) {
    return environment.buckets().state().at(S3Uri.Scheme.S3P, "flink");
  }

  /** What jobs read and write; Hadoop's connector, the only one that can write files. */
  static String data(Environment environment, String key) {
    return environment.buckets().data().at(S3Uri.Scheme.S3A, key).toString();
  }
}
