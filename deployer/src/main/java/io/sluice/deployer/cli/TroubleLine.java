package io.sluice.deployer.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.deployer.cluster.trouble.Trouble;
import java.util.List;
import java.util.Locale;

/** A trouble, for programs. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record TroubleLine(
    String where, String what, String fix, String gravity, String cause, List<String> log) {
  static TroubleLine of(Trouble trouble) {
    return new TroubleLine(
        trouble.where(),
        trouble.what(),
        trouble.fix(),
        trouble.gravity().toString().toLowerCase(Locale.ROOT),
        trouble.cause(),
        trouble.log());
  }
}
