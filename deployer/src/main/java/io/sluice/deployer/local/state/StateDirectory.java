package io.sluice.deployer.local.state;

import io.sluice.deployer.local.error.LocalRunException;
import io.sluice.deployer.spec.S3Uri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The folder of one job's local runs, {@code .sluice/NAME}.
 *
 * @param root the folder, absolute
 */
public record StateDirectory(Path root) {
  private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,43}[a-z0-9])?");
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  /**
   * The folder of a job below {@code .sluice} or what stands for it.
   *
   * @throws LocalRunException if the name is not one that a deployment can have; it becomes a path,
   *     and what lies there is deleted on request
   */
  public static StateDirectory of(Path stateRoot, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new LocalRunException(
          "'"
              + name
              + "' is no name of a deployment; use at most 45 lower-case letters, digits and"
              + " hyphens, a letter first");
    }
    return new StateDirectory(stateRoot.resolve(name).toAbsolutePath().normalize());
  }

  /** The buckets of the S3 server, one folder each. */
  public Path buckets() {
    return root.resolve("s3");
  }

  /** The configuration of the last run. */
  public Path conf() {
    return root.resolve("conf");
  }

  /** The logs of the last run. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** What goes when a run ends. */
  public Path temporary() {
    return root.resolve("tmp");
  }

  /** The record of the last run. */
  public Path record() {
    return root.resolve("run.json");
  }

  /** The lock that a run holds. It lies beside the folder, which comes and goes. */
  Path lock() {
    return root.resolveSibling(".locks").resolve(root.getFileName());
  }

  /** Where an S3 place lies on this machine. */
  public Path onDisk(S3Uri place) {
    return buckets().resolve(place.bucket()).resolve(place.key());
  }

  /**
   * Makes the folders of a run, with empty logs and nothing temporary.
   *
   * @throws LocalRunException if that is impossible
   */
  public void prepare() {
    try {
      Trees.delete(temporary());
      Trees.delete(logs());
      Trees.delete(conf());
      for (Path folder : new Path[] {buckets(), conf(), logs(), temporary()}) {
        Files.createDirectories(folder);
      }
      if (Files.getFileStore(root).supportsFileAttributeView(PosixFileAttributeView.class)) {
        Files.setPosixFilePermissions(root, OWNER_ONLY);
      }
    } catch (IOException e) {
      throw new LocalRunException(root + " cannot be prepared: " + e.getMessage(), e);
    }
  }

  /**
   * Writes a file of {@link #conf} that only its owner may read.
   *
   * @return the file
   * @throws LocalRunException if that is impossible
   */
  public Path writeConf(String file, String text) {
    Path path = conf().resolve(file);
    try {
      Files.deleteIfExists(path);
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.writeString(path, text);
    } catch (IOException e) {
      throw new LocalRunException(path + " cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Deletes the buckets with all that the last run left in them.
   *
   * @throws LocalRunException if that is impossible
   */
  public void clearBuckets() {
    delete(buckets());
  }

  /**
   * Deletes what goes when a run ends.
   *
   * @throws LocalRunException if that is impossible
   */
  public void clearTemporary() {
    delete(temporary());
  }

  /**
   * Deletes everything.
   *
   * @throws LocalRunException if that is impossible
   */
  public void clear() {
    delete(root);
  }

  private static void delete(Path folder) {
    try {
      Trees.delete(folder);
    } catch (IOException e) {
      throw new LocalRunException(folder + " cannot be deleted: " + e.getMessage(), e);
    }
  }
}
