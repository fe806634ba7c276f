package io.sluice.deployer.cluster.doctor;

import io.sluice.deployer.cluster.operator.Operator;
import io.sluice.deployer.doctor.Finding;
import io.sluice.deployer.release.OperatorVersion;
import io.sluice.deployer.release.Release;
import io.sluice.deployer.release.Releases;
import io.sluice.deployer.spec.EmrVersion;
import io.sluice.deployer.spec.MalformedValueException;
import java.util.List;
import java.util.Optional;

/**
 * The definitions are those of the operator that runs: {@code helm upgrade} leaves the old ones in
 * place.
 */
final class OperatorVersionProbe implements Probe {
  @Override
  public String id() {
    return "operator-version";
  }

  @Override
  public List<String> needs() {
    return List.of(ApiServerProbe.ID, DefinitionsProbe.ID, OperatorProbe.ID);
  }

  @Override
  public List<Finding> look(Examined examined) {
    Definitions definitions = Definitions.read(examined.cluster()).orElseThrow();
    return examined.operators().stream().map(one -> compare(one, definitions)).toList();
  }

  private static Finding compare(Operator operator, Definitions definitions) {
    Optional<OperatorVersion> line = line(operator);
    if (line.isEmpty()) {
      return Finding.skipped(operator + ": its image does not say of which line it is");
    }
    String what = operator + " is of line " + line.get() + ", the definitions of ";
    return definitions.fits(line.get())
        ? Finding.ok(what + definitions.line())
        : Finding.warn(
            what + definitions.line(),
            "apply the definitions of the chart of " + line.get() + "; helm upgrade does not");
  }

  private static Optional<OperatorVersion> line(Operator operator) {
    return operator.isEmr()
        ? operator
            .version()
            .flatMap(OperatorVersionProbe::emr)
            .flatMap(Releases::find)
            .filter(release -> release.operator().isPresent())
            .map(Release::operatorAtLeast)
        : operator.version().map(OperatorVersion::parse);
  }

  private static Optional<EmrVersion> emr(String text) {
    try {
      return Optional.of(EmrVersion.parse(text));
    } catch (MalformedValueException other) {
      return Optional.empty();
    }
  }
}
