package io.sluice.deployer.local.state;

import io.sluice.deployer.local.error.AlreadyRunningException;
import io.sluice.deployer.local.error.LocalRunException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One process at a time runs a job or deletes its state. Ends with the process that holds it.
 *
 * <p>On POSIX systems a process loses its lock on a file as soon as it closes any channel to that
 * file, so this JVM remembers which files it holds and does not open them twice.
 */
public final class RunLock implements AutoCloseable {
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param name the job, for the message
   * @throws AlreadyRunningException if another run has it
   */
  public static RunLock take(StateDirectory state, String name) {
    Path file = state.lock();
    if (!HELD.add(file)) {
      throw new AlreadyRunningException(name, ProcessHandle.current().pid());
    }
    boolean taken = false;
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      taken = channel.tryLock() != null;
      if (!taken) {
        channel.close();
        throw new AlreadyRunningException(name, holder(file));
      }
      write(channel, ProcessHandle.current().pid());
      return new RunLock(file, channel);
    } catch (IOException e) {
      throw new LocalRunException(
          file.getParent()
              + " cannot be written ("
              + e.getClass().getSimpleName()
              + "); make it writable, or give another --state-dir",
          e);
    } finally {
      if (!taken) {
        HELD.remove(file);
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new LocalRunException("the lock cannot be released: " + e.getMessage(), e);
    } finally {
      HELD.remove(file);
    }
  }

  private static void write(FileChannel channel, long pid) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(Long.toString(pid).getBytes(StandardCharsets.UTF_8)), 0);
  }

  private static long holder(Path lock) throws IOException {
    String pid = Files.readString(lock).strip();
    return pid.matches("\\d{1,18}") ? Long.parseLong(pid) : 0;
  }
}
