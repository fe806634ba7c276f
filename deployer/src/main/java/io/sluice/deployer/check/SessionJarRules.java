package io.sluice.deployer.check;

import io.sluice.deployer.release.Feature;
import io.sluice.deployer.spec.EmrVersion;
import io.sluice.deployer.spec.JobSpec;
import io.sluice.deployer.spec.RoleArn;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules about the jar of a session job, which the operator fetches and hands to the cluster. */
final class SessionJarRules implements RuleSet {
  private static final Set<String> S3 = Set.of("s3", "s3a", "s3p");
  private static final Set<String> OTHERS =
      Set.of("http", "file", "hdfs", "viewfs", "gs", "abfs", "abfss", "wasb", "wasbs", "oss");
  private static final EmrVersion LAST_WITHOUT_REGION = new EmrVersion(7, 2, 0);

  @Override
  public List<Rule> rules() {
    return List.of(
        Rule.error(
                "session-jar-scheme",
                "The operator itself fetches a session job's jar, into its own pod. local:// means"
                    + " the image of the job's pods, which it cannot look into.",
                "operator code, ArtifactManager; EMR on EKS, Run a Flink application",
                SessionJarRules::scheme)
            .forSessionJobs(),
        Rule.error(
                "session-jar-file",
                "The JobManager takes uploaded files whose name ends in .jar only. A PyFlink script"
                    + " needs a deployment of its own.",
                "Flink code, JarUploadHandler",
                SessionJarRules::file)
            .forSessionJobs(),
        Rule.warning(
                "session-jar-not-https",
                "From operator 1.15 on session jars come over https only, unless the operator's"
                    + " option kubernetes.operator.user.artifacts.allowed-schemes lists others; and"
                    + " what comes over http can be changed on its way. EMR documents https and s3.",
                "operator 1.15, Security: artifact fetching",
                SessionJarRules::notHttps)
            .forSessionJobs(),
        Rule.warning(
                "session-jar-s3-china",
                "Up to release 7.2.0 the operator does not know its Region in China, and S3 answers"
                    + " its request for the jar with AWSBadRequestException.",
                "EMR on EKS, Troubleshooting Apache Flink",
                SessionJarRules::china)
            .forSessionJobs());
  }

  private static Optional<URI> jar(Subject subject) {
    return subject.job().map(JobSpec::jarURI);
  }

  private static String scheme(URI jar) {
    return Optional.ofNullable(jar.getScheme()).orElse("");
  }

  private static boolean isFetched(URI jar) {
    return scheme(jar).equals("https") || S3.contains(scheme(jar)) || OTHERS.contains(scheme(jar));
  }

  private static String fileName(URI jar) {
    String file = String.valueOf(jar.getPath()).replaceFirst(".*/", "");
    return file.isEmpty() || file.equals("null") ? "my-job.jar" : file;
  }

  private static void scheme(Subject subject, Findings findings) {
    jar(subject)
        .filter(jar -> !isFetched(jar))
        .ifPresent(
            jar ->
                findings.add(
                    Fields.JAR,
                    "'" + jar + "' is not where the operator can fetch a jar from",
                    "write https://your-host/"
                        + fileName(jar)
                        + ", or on EMR s3://your-bucket/"
                        + fileName(jar)));
  }

  private static void file(Subject subject, Findings findings) {
    jar(subject)
        .filter(SessionJarRules::isFetched)
        .filter(jar -> !String.valueOf(jar.getPath()).endsWith(".jar"))
        .ifPresent(
            jar ->
                findings.add(
                    Fields.JAR,
                    "'" + jar + "' does not end in .jar",
                    fileName(jar).endsWith(".py")
                        ? "describe it as a FlinkDeployment with a job"
                        : "give the file a name that ends in .jar"));
  }

  private static void notHttps(Subject subject, Findings findings) {
    boolean apache = subject.cluster().filter(cluster -> !cluster.isForEmr()).isPresent();
    jar(subject)
        .filter(jar -> OTHERS.contains(scheme(jar)) || (apache && S3.contains(scheme(jar))))
        .ifPresent(
            jar ->
                findings.add(
                    Fields.JAR,
                    "'" + jar + "' is refused by operators from 1.15 on",
                    "write https://, or let the operator's"
                        + " kubernetes.operator.user.artifacts.allowed-schemes say \"https;"
                        + scheme(jar)
                        + "\""));
  }

  private static void china(Subject subject, Findings findings) {
    boolean inChina =
        subject
            .cluster()
            .map(cluster -> cluster.spec().executionRoleArn())
            .map(RoleArn::partition)
            .filter("aws-cn"::equals)
            .isPresent();
    boolean old =
        !subject.lacks(Feature.SESSION_MODE)
            && subject.emrVersion().filter(LAST_WITHOUT_REGION::isAtLeast).isPresent();
    jar(subject)
        .filter(jar -> inChina && old && S3.contains(scheme(jar)))
        .ifPresent(
            jar ->
                findings.add(
                    Fields.JAR,
                    "'" + jar + "' is fetched by the operator of release " + subject.emrText(),
                    "take release 7.3.0 or later, or add fs.s3a.endpoint.region to the operator's"
                        + " chart, or write https://"));
  }
}
