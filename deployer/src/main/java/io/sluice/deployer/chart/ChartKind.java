package io.sluice.deployer.chart;

/** Whose chart installs the operator. */
public enum ChartKind {
  /** Amazon's, with the keys that EMR's pages document. */
  EMR("emr"),
  /** Apache's own. */
  APACHE("apache");

  private final String target;

  ChartKind(String target) {
    this.target = target;
  }

  /** The chart of an environment's target; EMR's for whatever is not Apache's operator. */
  public static ChartKind ofTarget(String target) {
    return target.equals(APACHE.target) ? APACHE : EMR;
  }

  @Override
  public String toString() {
    return target;
  }
}
