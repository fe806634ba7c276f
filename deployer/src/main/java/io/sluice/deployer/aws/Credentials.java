package io.sluice.deployer.aws;

import io.sluice.deployer.text.Spelling;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/** Where credentials come from. */
final class Credentials {
  private static final String PROFILE_VARIABLE =
      ProfileFileSystemSetting.AWS_PROFILE.environmentVariable();

  private Credentials() {}

  /**
   * Those of a profile, and of nothing else, where one is named; otherwise the usual chain.
   *
   * @throws AwsException if there is no such profile, or none that AWS_PROFILE names
   */
  static ToldCredentials of(@Nullable String profile) {
    ProfileFile files = ProfileFile.defaultProfileFile();
    if (profile != null) {
      require(files, "--profile", profile);
      return new ToldCredentials(
          ProfileCredentialsProvider.builder().profileFile(files).profileName(profile).build());
    }
    String usual = System.getenv(PROFILE_VARIABLE);
    if (usual != null && !usual.isEmpty()) {
      require(files, PROFILE_VARIABLE, usual);
    }
    return new ToldCredentials(DefaultCredentialsProvider.builder().build());
  }

  /** Whether a profile signs in through IAM Identity Center. */
  static boolean signsIn(@Nullable String profile) {
    return property(profile, "sso_session")
        .or(() -> property(profile, "sso_start_url"))
        .isPresent();
  }

  /** What a profile says. */
  static Optional<String> property(@Nullable String profile, String name) {
    return ProfileFile.defaultProfileFile()
        .profile(profile == null ? usualProfile() : profile)
        .flatMap(found -> found.property(name));
  }

  /** The profile that is meant where none is given. */
  static String usualProfile() {
    return ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow();
  }

  private static void require(ProfileFile files, String from, String profile) {
    Set<String> known = new TreeSet<>(files.profiles().keySet());
    if (known.contains(profile)) {
      return;
    }
    throw new AwsException(
        from + ": there is no profile '" + profile + "' in the AWS configuration files",
        known.isEmpty()
            ? "make one with 'aws configure sso --profile " + profile + "'"
            : Spelling.nearest(profile, known, 1).stream()
                    .map(near -> "did you mean " + near + "? Else ")
                    .findFirst()
                    .orElse("")
                + "use one of "
                + String.join(", ", known));
  }
}
