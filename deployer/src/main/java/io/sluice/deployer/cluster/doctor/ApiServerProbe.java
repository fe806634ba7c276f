package io.sluice.deployer.cluster.doctor;

import io.fabric8.kubernetes.client.VersionInfo;
import io.sluice.deployer.doctor.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API server answers, and is of a version that Sluice and the operators speak with. */
final class ApiServerProbe implements Probe {
  static final String ID = "api-server";
  private static final int SERVER_SIDE_APPLY = 18;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<String> needs() {
    return List.of();
  }

  @Override
  public List<Finding> look(Examined examined) {
    VersionInfo version =
        examined
            .cluster()
            .ask("read the version", () -> examined.cluster().client().getKubernetesVersion());
    @Nullable String context = examined.cluster().context();
    String what =
        examined.cluster().address()
            + (context == null ? "" : " of context " + context)
            + " is Kubernetes "
            + version.getGitVersion();
    return List.of(
        minor(version) < SERVER_SIDE_APPLY
            ? Finding.fail(
                what + ", which cannot apply on the server's side", "use Kubernetes 1.18 or newer")
            : Finding.ok(what));
  }

  private static int minor(VersionInfo version) {
    String digits = String.valueOf(version.getMinor()).replaceAll("\\D", "");
    return !"1".equals(version.getMajor()) || digits.isEmpty()
        ? Integer.MAX_VALUE
        : Integer.parseInt(digits);
  }
}
