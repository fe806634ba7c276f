package io.sluice.deployer.cluster.install;

import com.marcnuri.helm.jni.HelmLib;
import com.marcnuri.helm.jni.NativeLibrary;
import com.sun.jna.Native;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Helm's library, taken out of its jar once and not, as is usual, by every process: 98 MB. */
public final class ExtractedHelm implements NativeLibrary {
  static final String FOLDER = "sluice.test.helm";

  @Override
  public String getBinaryName() {
    return "helm-linux-amd64.so";
  }

  @Override
  public HelmLib load() {
    Path library = Path.of(System.getProperty(FOLDER), getBinaryName());
    try {
      if (!Files.exists(library)) {
        Path part = Files.createTempFile(library.getParent(), "helm", ".part");
        try (InputStream packed = NativeLibrary.class.getResourceAsStream("/" + getBinaryName())) {
          Files.write(part, packed.readAllBytes());
        }
        Files.move(part, library);
      }
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    return Native.load(library.toString(), HelmLib.class);
  }
}
