package io.sluice.deployer.workflow.language;

/** What the expressions of a definition are written in. */
public enum QueryLanguage {
  /** What Amazon's documentation uses; {@code {% … %}}. */
  JSONATA("JSONata"),
  /** The older one, whose fields end in {@code .$} or {@code Path}. */
  JSONPATH("JSONPath");

  private final String id;

  QueryLanguage(String id) {
    this.id = id;
  }

  /** The name, as a definition has it. */
  public String id() {
    return id;
  }

  Dialect dialect() {
    return this == JSONATA ? new Jsonata() : new JsonPath();
  }

  @Override
  public String toString() {
    return id;
  }
}
