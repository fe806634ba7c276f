package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * An AWS Region by its id, for example {@code us-west-2}.
 *
 * @param id the id; the form is checked, not whether AWS has such a Region
 */
public record Region(@JsonValue String id) {
  private static final Pattern FORM = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

  public Region {
    if (!FORM.matcher(id).matches()) {
      throw new MalformedValueException("'" + id + "' is not a Region", "write it like us-west-2");
    }
  }

  /** Reads a Region's id; same as the constructor, by the name that the other value types have. */
  @JsonCreator
  public static Region parse(String id) {
    return new Region(id);
  }

  /** The partition: {@code aws-cn} for {@code cn-*}, {@code aws-us-gov} for {@code us-gov-*}. */
  public String partition() {
    if (id.startsWith("cn-")) {
      return "aws-cn";
    }
    return id.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  /** The end of the host names of AWS's services there. */
  public String dnsSuffix() {
    return id.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  }

  @Override
  public String toString() {
    return id;
  }
}
