package io.sluice.deployer.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sluice.deployer.spec.MalformedValueException;
import java.util.regex.Pattern;

/**
 * An AWS account.
 *
 * @param id twelve digits; text, because it may begin with zeros
 */
public record AccountId(@JsonValue String id) {
  private static final Pattern FORM = Pattern.compile("\\d{12}");

  public AccountId {
    if (!FORM.matcher(id).matches()) {
      throw new MalformedValueException(
          "'" + id + "' is not an AWS account", "write its twelve digits in quotes");
    }
  }

  /**
   * Reads an account.
   *
   * @throws MalformedValueException if the text is not twelve digits
   */
  @JsonCreator
  public static AccountId parse(String id) {
    return new AccountId(id);
  }

  @Override
  public String toString() {
    return id;
  }
}
