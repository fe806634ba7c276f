package io.sluice.runtime.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Puts a file, or all files of a folder, into a bucket. */
final class Upload {
  private final BlobStore store;
  private final String bucket;

  Upload(BlobStore store, String bucket) {
    this.store = store;
    this.bucket = bucket;
  }

  /**
   * Puts a file as the object {@code key}, or a folder's files below {@code key/}.
   *
   * @throws IOException if something cannot be read or written
   */
  void put(Path source, String key) throws IOException {
    if (Files.isDirectory(source)) {
      for (Path file : filesOf(source)) {
        putFile(file, key + "/" + relative(source, file));
      }
    } else {
      putFile(source, key);
    }
  }

  private void putFile(Path file, String key) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      store.putBlob(
          PutObjectRequest.builder()
              .bucket(bucket)
              .key(key)
              .contentLength(Files.size(file))
              .build(),
          content);
    }
  }

  private static List<Path> filesOf(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
    }
  }

  private static String relative(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
