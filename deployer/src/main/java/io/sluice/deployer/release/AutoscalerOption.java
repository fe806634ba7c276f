package io.sluice.deployer.release;

import io.sluice.deployer.options.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * An option of the autoscaler.
 *
 * @param name the key without its prefix, for example {@code metrics.window}
 * @param scope who reads it
 * @param type what its value has to be
 * @param defaultValue the value where none is set, empty if there is none
 * @param replacedBy the names to use instead, empty if this one is current
 * @param source where the row comes from; the table explains the keys
 */
public record AutoscalerOption(
    String name,
    Scope scope,
    ValueType type,
    Optional<String> defaultValue,
    List<String> replacedBy,
    String source) {

  /** Who reads an option. */
  public enum Scope {
    /** The autoscaler of Apache's operator. */
    OPERATOR("operator"),
    /** EMR's autotuning, releases 7.0.0 and 7.1.0 only. */
    EMR_AUTOTUNING("emr-autotuning"),
    /** EMR on EC2; on EKS nobody. */
    EMR_ON_EC2("emr-on-ec2");

    private final String id;

    Scope(String id) {
      this.id = id;
    }

    static Scope parse(String id) {
      for (Scope scope : values()) {
        if (scope.id.equals(id)) {
          return scope;
        }
      }
      throw new IllegalArgumentException("'" + id + "' is not a scope");
    }
  }

  public AutoscalerOption {
    replacedBy = List.copyOf(replacedBy);
  }
}
