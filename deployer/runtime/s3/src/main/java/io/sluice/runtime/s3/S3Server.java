package io.sluice.runtime.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * Serves a folder as S3 on the loopback address, with real signature checks.
 *
 * <p>The keys come from the environment, as AWS' own tools read them. When the server answers, it
 * writes {@code port=N} as the only line of its standard output.
 */
public final class S3Server {
  private S3Server() {}

  /**
   * Starts the server.
   *
   * @param args {@code --store DIR}, then, if another address than any free port of the loopback
   *     address is wanted, {@code --listen HOST:PORT}, then any number of {@code --bucket NAME} and
   *     {@code --upload BUCKET KEY PATH}, done in this order before the server answers
   */
  public static void main(String[] args) throws Exception {
    Map<String, String> environment = System.getenv();
    List<String> words = new ArrayList<>(List.of(args));
    BlobStore store = new FilesystemNio2BlobStore(after("--store", words));
    String address =
        !words.isEmpty() && words.get(0).equals("--listen")
            ? after("--listen", words)
            : "127.0.0.1:0";
    fill(store, words);
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://" + address))
            .awsAuthentication(
                AuthenticationType.AWS_V2_OR_V4,
                environment.get("AWS_ACCESS_KEY_ID"),
                environment.get("AWS_SECRET_ACCESS_KEY"))
            .ignoreUnknownHeaders(true)
            .build();
    server.start();
    System.out.println("port=" + server.getPort());
  }

  private static void fill(BlobStore store, List<String> words) throws IOException {
    while (!words.isEmpty()) {
      if (words.get(0).equals("--bucket")) {
        createIfAbsent(store, after("--bucket", words));
      } else {
        String bucket = after("--upload", words);
        createIfAbsent(store, bucket);
        new Upload(store, bucket).put(Path.of(words.remove(1)), words.remove(0));
      }
    }
  }

  private static void createIfAbsent(BlobStore store, String bucket) {
    if (!store.containerExists(bucket)) {
      store.createContainer(bucket);
    }
  }

  private static String after(String option, List<String> words) {
    if (words.size() < 2 || !words.get(0).equals(option)) {
      throw new IllegalArgumentException(words + " does not begin with " + option);
    }
    words.remove(0);
    return words.remove(0);
  }
}
