package io.honeybee.runtime.journal;

import io.honeybee.runtime.files.DurableFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** The real disk. */
final class DiskFiles implements JournalFiles {

  @Override
  public AppendFile open(Path file, long keepBytes) throws IOException {
    boolean fresh = !Files.exists(file);
    Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      ChannelFile opened = new ChannelFile(channel);
      opened.truncate(keepBytes);
      if (fresh) {
        DurableFile.syncDirectory(directory);
      }
      return opened;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public ReadFile read(Path file) throws IOException {
    return new ReadChannel(FileChannel.open(file, StandardOpenOption.READ));
  }

  @Override
  public void replace(Path file, String content) throws IOException {
    DurableFile.writeSecret(file, content.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  private record ReadChannel(FileChannel channel) implements ReadFile {

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      return channel.read(into, position);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private record ChannelFile(FileChannel channel) implements AppendFile {

    @Override
    public void write(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    @Override
    public void force() throws IOException {
      channel.force(false);
    }

    @Override
    public void truncate(long keepBytes) throws IOException {
      channel.truncate(keepBytes);
      channel.position(keepBytes);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
