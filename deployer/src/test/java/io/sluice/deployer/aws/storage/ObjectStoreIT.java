package io.sluice.deployer.aws.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deployer.aws.AwsException;
import io.sluice.deployer.aws.LocalS3;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ObjectStoreIT {
  private static final String BUCKET = "state";

  @RegisterExtension static final LocalS3 S3 = new LocalS3(BUCKET);

  @Test
  void moreThanOneRequestCanListOrDeleteAllGo() {
    String[] keys = IntStream.range(0, 1005).mapToObj(i -> "a/" + i).toArray(String[]::new);
    S3.put(BUCKET, keys);
    S3.put(BUCKET, "ab");
    ObjectStore store = new ObjectStore(S3.aws());
    List<Integer> told = new ArrayList<>();

    List<StoredObject> below = store.below(BUCKET, "a/");
    store.delete(BUCKET, below.stream().map(StoredObject::key).toList(), told::add);

    assertThat(below).hasSize(1005);
    assertThat(told).containsExactly(1000, 1005);
    assertThat(S3.objects(BUCKET)).containsExactly("ab");
  }

  @Test
  void whatIsGoneAlreadyIsNoMistake() {
    new ObjectStore(S3.aws()).delete(BUCKET, List.of("never/there"), done -> {});

    assertThat(S3.objects(BUCKET)).isEmpty();
  }

  @Test
  void foldersAreThoseRightBelow() {
    S3.put(BUCKET, "flink/a/1", "flink/b/c/2", "flink/3", "other/4");

    assertThat(new ObjectStore(S3.aws()).folders(BUCKET, "flink/"))
        .containsExactly("flink/a/", "flink/b/");
  }

  @Test
  void aBucketThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> new ObjectStore(S3.aws()).below("nowhere", ""))
        .isInstanceOf(AwsException.class)
        .hasMessageContaining("nowhere");
  }
}
