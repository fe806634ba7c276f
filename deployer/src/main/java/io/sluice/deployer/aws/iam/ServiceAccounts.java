package io.sluice.deployer.aws.iam;

import io.sluice.deployer.spec.RoleArn;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The names of the service accounts that EMR's operator makes for an execution role (AWS CLI,
 * {@code emr-containers create-role-associations}; the same in the logs of EMR 7.8).
 */
public final class ServiceAccounts {
  /** That of the operator itself. */
  public static final String OPERATOR = "emr-containers-sa-flink-operator";

  private static final String JOB = "emr-containers-sa-flink-%s-%s-%s";
  private static final int BASE = 36;

  private ServiceAccounts() {}

  /** Those of the pods of a job: JobManager and TaskManager. */
  public static List<String> of(RoleArn role) {
    return List.of(name("jobmanager", role), name("taskmanager", role));
  }

  /**
   * A role's name as the service accounts carry it: its bytes as one number, in base 36.
   *
   * @param roleName the name without path
   */
  static String base36(String roleName) {
    return new BigInteger(1, roleName.getBytes(StandardCharsets.US_ASCII)).toString(BASE);
  }

  private static String name(String component, RoleArn role) {
    return JOB.formatted(component, role.account(), base36(role.name()));
  }
}
