package io.sluice.deployer.yaml;

/** A text that is not YAML. */
public final class YamlSyntaxException extends RuntimeException {
  private final String file;
  private final Position position;
  private final String problem;

  /**
   * @param file the name to show
   * @param position where the parser stopped
   * @param problem what it says
   */
  public YamlSyntaxException(String file, Position position, String problem) {
    super(file + ":" + position + ": " + problem);
    this.file = file;
    this.position = position;
    this.problem = problem;
  }

  /** The name of the file. */
  public String file() {
    return file;
  }

  /** Where the parser stopped. */
  public Position position() {
    return position;
  }

  /** What is wrong, without the place. */
  public String problem() {
    return problem;
  }
}
