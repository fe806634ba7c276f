package io.sluice.deployer.aws.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deployer.aws.AwsEmulator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogStoreIT {
  private static final String GROUP = "/flink/dev";

  @RegisterExtension final AwsEmulator emulator = new AwsEmulator();

  private LogStore store;

  @BeforeEach
  void connect() {
    store = new LogStore(emulator.aws());
  }

  @Test
  void streamsAreListedByPrefixAndDeletedOneByOne() {
    emulator.aws().logs().createLogGroup(one -> one.logGroupName(GROUP));
    for (String stream : List.of("a/pod/STDOUT", "a/pod/STDERR", "b/pod/STDOUT")) {
      emulator.aws().logs().createLogStream(one -> one.logGroupName(GROUP).logStreamName(stream));
    }

    List<LogStream> found = store.streams(GROUP, "a/");
    found.forEach(store::delete);
    found.forEach(store::delete);

    assertThat(found).extracting(LogStream::name).containsExactly("a/pod/STDERR", "a/pod/STDOUT");
    assertThat(store.streams(GROUP, ""))
        .extracting(LogStream::name)
        .containsExactly("b/pod/STDOUT");
  }

  @Test
  void aGroupThatIsNotThereHasNoStreamsAndIsNoMistakeToDelete() {
    store.deleteGroup(GROUP);

    assertThat(store.streams(GROUP, "")).isEmpty();
    assertThat(store.groups("/flink/")).isEmpty();
  }

  @Test
  void aGroupGoes() {
    emulator.aws().logs().createLogGroup(one -> one.logGroupName(GROUP));
    assertThat(store.groups("/flink/")).extracting(LogGroup::name).containsExactly(GROUP);

    store.deleteGroup(GROUP);

    assertThat(store.groups("/flink/")).isEmpty();
  }
}
