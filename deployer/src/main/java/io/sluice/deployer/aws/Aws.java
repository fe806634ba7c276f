package io.sluice.deployer.aws;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.amp.AmpClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * A connection to AWS: one Region and one identity. Nothing is sent, and no client made, before it
 * is asked for. {@code AWS_ENDPOINT_URL} and its like name another address, as for all of AWS's
 * tools. Closed by whoever opened it.
 */
public final class Aws implements AutoCloseable {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
  private static final Duration DONE_WITHIN = Duration.ofSeconds(60);

  private final AwsSettings settings;
  private final ToldCredentials credentials;
  private final Map<Class<?>, SdkAutoCloseable> opened = new ConcurrentHashMap<>();

  private Aws(AwsSettings settings, ToldCredentials credentials) {
    this.settings = settings;
    this.credentials = credentials;
  }

  /**
   * Makes a connection. Nothing is sent yet.
   *
   * @throws AwsException if a profile is named that is not there
   */
  public static Aws connect(AwsSettings settings) {
    return new Aws(settings, Credentials.of(settings.profile()));
  }

  /** Who speaks, and where. */
  public AwsSettings settings() {
    return settings;
  }

  /** Whether there are credentials at all; nobody is asked whether they are good. */
  public boolean hasCredentials() {
    try {
      return credentials.resolveCredentials() != null;
    } catch (SdkException none) {
      return false;
    }
  }

  /** Roles, policies, OIDC providers. */
  public IamClient iam() {
    return client(IamClient.class, () -> bounded(IamClient.builder()).build());
  }

  /** The caller's own identity. */
  public StsClient sts() {
    return client(StsClient.class, () -> bounded(StsClient.builder()).build());
  }

  /** Clusters, access entries, Pod Identity. */
  public EksClient eks() {
    return client(EksClient.class, () -> bounded(EksClient.builder()).build());
  }

  /** Log groups. */
  public CloudWatchLogsClient logs() {
    return client(
        CloudWatchLogsClient.class, () -> bounded(CloudWatchLogsClient.builder()).build());
  }

  /** Images. */
  public EcrClient ecr() {
    return client(EcrClient.class, () -> bounded(EcrClient.builder()).build());
  }

  /** Workspaces of Amazon Managed Service for Prometheus. */
  public AmpClient amp() {
    return client(AmpClient.class, () -> bounded(AmpClient.builder()).build());
  }

  /** Buckets and objects; a call may take as long as its bytes need. */
  public S3Client s3() {
    return client(S3Client.class, this::newS3);
  }

  /**
   * Does something, and tells its failure in words.
   *
   * @param doing what is being done, as {@code read role flink-job}
   * @throws AwsException if AWS refuses or does not answer
   */
  public <T> T ask(String doing, Supplier<T> question) {
    try {
      return question.get();
    } catch (SdkException failure) {
      throw AwsErrors.of(doing, failure, settings, null);
    } catch (UncheckedIOException broken) {
      throw AwsErrors.of(
          doing, SdkClientException.create(broken.getMessage(), broken), settings, null);
    }
  }

  /**
   * Does something, and tells its failure in words, where a refusal does not name what is missing:
   * S3 says no more than "Access Denied".
   *
   * @param doing what is being done, as {@code write s3://bucket/key}
   * @param needed the permission that it needs
   * @throws AwsException if AWS refuses or does not answer
   */
  public <T> T ask(String doing, Permission needed, Supplier<T> question) {
    try {
      return question.get();
    } catch (SdkException failure) {
      throw AwsErrors.of(doing, failure, settings, needed);
    } catch (UncheckedIOException broken) {
      throw AwsErrors.of(
          doing, SdkClientException.create(broken.getMessage(), broken), settings, needed);
    }
  }

  @Override
  public void close() {
    opened.values().forEach(SdkAutoCloseable::close);
    opened.clear();
    credentials.close();
  }

  private S3Client newS3() {
    S3ClientBuilder builder =
        configured(S3Client.builder(), overrides().addExecutionInterceptor(new NoExpectation()));
    if (settings.s3Endpoint() != null) {
      builder.endpointOverride(settings.s3Endpoint());
    }
    return builder.forcePathStyle(isElsewhere()).build();
  }

  /** S3 servers that are not Amazon's rarely have a host name for each bucket. */
  private boolean isElsewhere() {
    return settings.s3Endpoint() != null
        || Stream.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL").anyMatch(Aws::isInEnvironment)
        || Stream.of("aws.endpointUrlS3", "aws.endpointUrl").anyMatch(Aws::isProperty);
  }

  private static boolean isInEnvironment(String name) {
    return System.getenv(name) != null;
  }

  private static boolean isProperty(String name) {
    return System.getProperty(name) != null;
  }

  private <T extends SdkAutoCloseable> T client(Class<T> type, Supplier<T> made) {
    return type.cast(opened.computeIfAbsent(type, unused -> made.get()));
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B bounded(B builder) {
    return configured(builder, overrides().apiCallTimeout(DONE_WITHIN));
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(
      B builder, ClientOverrideConfiguration.Builder overrides) {
    SdkHttpClient.Builder<?> http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT_WITHIN)
            .socketTimeout(ANSWER_WITHIN);
    return builder
        .region(Region.of(settings.region().id()))
        .credentialsProvider(credentials)
        .overrideConfiguration(overrides.build())
        .httpClientBuilder(http);
  }

  private ClientOverrideConfiguration.Builder overrides() {
    ClientOverrideConfiguration.Builder overrides =
        ClientOverrideConfiguration.builder().retryStrategy(RetryMode.STANDARD);
    if (settings.profile() != null) {
      overrides.defaultProfileName(settings.profile());
    }
    return overrides;
  }
}
