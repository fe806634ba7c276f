package io.sluice.deployer.local.state;

import io.sluice.deployer.local.error.AlreadyRunningException;
import io.sluice.deployer.local.error.LocalRunException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One process at a time runs a job or deletes its state. Ends with the process that holds it. */
public final class RunLock implements AutoCloseable {
  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param name the job, for the message
   * @throws AlreadyRunningException if another process has it
   */
  public static RunLock take(StateDirectory state, String name) {
    try {
      Files.createDirectories(state.root());
      while (true) {
        FileChannel channel =
            FileChannel.open(
                state.lock(),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        if (lock(channel) == null) {
          channel.close();
          throw new AlreadyRunningException(name, holder(state.lock()));
        }
        write(channel, ProcessHandle.current().pid());
        // Who held it before may have deleted the file; then this lock is on a file without a name.
        if (Files.exists(state.lock()) && holder(state.lock()) == ProcessHandle.current().pid()) {
          return new RunLock(channel);
        }
        channel.close();
        Files.createDirectories(state.root());
      }
    } catch (IOException e) {
      throw new LocalRunException(state.root() + " cannot be used: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new LocalRunException("the lock cannot be released: " + e.getMessage(), e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
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
