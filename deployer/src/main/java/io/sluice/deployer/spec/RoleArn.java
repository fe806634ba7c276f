package io.sluice.deployer.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of an IAM role.
 *
 * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 * @param account twelve digits
 * @param path the role's path, {@code /} where it has none
 * @param name the role's name, 1 to 64 characters
 */
public record RoleArn(String partition, String account, String path, String name) {
  private static final Pattern FORM =
      Pattern.compile(
          "arn:(aws|aws-cn|aws-us-gov):iam::(\\d{12}):role(/|/[\\x21-\\x7E]+/)([\\w+=,.@-]{1,64})");

  /**
   * Reads an ARN.
   *
   * @throws MalformedValueException if the text is not the ARN of a role
   */
  @JsonCreator
  public static RoleArn parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new MalformedValueException(
          "'" + text + "' is not a role ARN", "write it like arn:aws:iam::111122223333:role/name");
    }
    return new RoleArn(form.group(1), form.group(2), form.group(3), form.group(4));
  }

  @Override
  @JsonValue
  public String toString() {
    return "arn:" + partition + ":iam::" + account + ":role" + path + name;
  }
}
