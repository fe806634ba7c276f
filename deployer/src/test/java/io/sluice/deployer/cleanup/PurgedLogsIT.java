package io.sluice.deployer.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.aws.AwsEmulator;
import io.sluice.deployer.aws.logs.LogStore;
import io.sluice.deployer.aws.logs.LogStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PurgedLogsIT {
  private static final String GROUP = "/flink/dev";
  private static final Claims NOBODY = new Claims(List.of());

  @RegisterExtension final AwsEmulator emulator = new AwsEmulator();

  @Test
  void aGroupInWhichNothingElseIsGoes() {
    create(GROUP, "web/pod/STDOUT", "web/pod/STDERR");

    purge(NOBODY);

    assertThat(new LogStore(emulator.aws()).groups(GROUP)).isEmpty();
  }

  @Test
  void othersStreamsStayInTheirGroup() {
    create(GROUP, "web/pod/STDOUT", "other/pod/STDOUT");

    purge(NOBODY);

    assertThat(streams(GROUP)).containsExactly("other/pod/STDOUT");
  }

  @Test
  void aGroupThatAnotherDeploymentIsToWriteToStays() {
    create(GROUP, "web/pod/STDOUT");

    purge(new Claims(List.of(logging("other", "other"))));

    assertThat(streams(GROUP)).isEmpty();
    assertThat(new LogStore(emulator.aws()).groups(GROUP)).hasSize(1);
  }

  @Test
  void aPrefixThatAnotherDeploymentHasTooStays() {
    create(GROUP, "web/pod/STDOUT");

    PurgePlan plan = purge(new Claims(List.of(logging("other", "web"))));

    assertThat(streams(GROUP)).containsExactly("web/pod/STDOUT");
    assertThat(plan.kept()).anyMatch(kept -> kept.contains("shared with other"));
  }

  @Test
  void streamsAndGroupsThatNobodyWritesAreGarbageOnceTheyAreOldEnough() {
    create(GROUP, "web/pod/STDOUT", "gone/pod/STDOUT", "by-hand");
    create("/flink/gone", "x/pod/STDERR");
    create("/flink/foreign", "something-else");
    Claims claims = new Claims(List.of(logging("web", "web")));

    List<Orphan> young =
        new Garbage(claims, Instant.now().minus(Duration.ofDays(1)))
            .logs(emulator.aws(), Set.of(GROUP));
    List<Orphan> old =
        new Garbage(claims, Instant.now().plus(Duration.ofDays(1)))
            .logs(emulator.aws(), Set.of(GROUP));
    old.forEach(orphan -> orphan.deletion().run());

    assertThat(young).isEmpty();
    assertThat(old)
        .extracting(orphan -> orphan.leftover().place())
        .containsExactly("log group /flink/dev, streams gone/", "/flink/gone");
    assertThat(streams(GROUP)).containsExactly("by-hand", "web/pod/STDOUT");
    assertThat(streams("/flink/foreign")).containsExactly("something-else");
  }

  private PurgePlan purge(Claims others) {
    PurgePlan plan = PurgePlanner.plan(emulator.aws(), logging("web", "web"), others, null, false);
    new Purge(emulator.aws(), (done, of) -> {}).run(plan);
    return plan;
  }

  private static Belongings logging(String name, String prefix) {
    return new Belongings(
        Owner.live("flink", name), List.of(), new LogPlace(GROUP, prefix), Set.of());
  }

  private void create(String group, String... streams) {
    emulator.aws().logs().createLogGroup(one -> one.logGroupName(group));
    for (String stream : streams) {
      emulator.aws().logs().createLogStream(one -> one.logGroupName(group).logStreamName(stream));
    }
  }

  private List<String> streams(String group) {
    return new LogStore(emulator.aws())
        .streams(group, "").stream().map(LogStream::name).sorted().toList();
  }
}
