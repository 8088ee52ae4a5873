package io.honeybee.recording;

import io.honeybee.runtime.files.BoundedFolder;
import io.honeybee.runtime.files.DurableFile;
import io.honeybee.runtime.files.FolderCounters.Loss;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One session on its way into an asciicast v2 file (docs.asciinema.org, "asciicast v2"): a header
 * line, then a line for each output and input with the seconds since the beginning.
 *
 * <p>Thread rule: safe for use by any thread. Nothing here throws. The file is opened only to write
 * a full buffer, so that an idle session holds no descriptor.
 */
public final class Recording implements AutoCloseable {
  static final int BUFFER_CHARS = 4_096;
  private static final long JOIN_MILLIS = 10;
  // One event is cut into lines of at most so many bytes of the session.
  private static final int MAX_EVENT_BYTES = 1_024;

  // What is piped in must not take the room of what was shown.
  private static final int MOST_TYPED = 4;

  private final RecordingStore store;
  private final String name;
  private final TerminalHeader header;
  private final long maxBytes;
  private final Instant began;
  private final MessageDigest digest;
  private final CastText shown = new CastText();
  private final CastText typed = new CastText();
  private final StringBuilder buffer = new StringBuilder();
  private final StringBuilder held = new StringBuilder();
  private char heldKind = 'o';
  private long heldMillis;
  private @Nullable Path part;
  private long size;
  private long typedBytes;
  private boolean cut;
  private boolean lost;
  private boolean ended;

  /**
   * @param maxBytes 0 to record nothing
   */
  Recording(RecordingStore store, String name, TerminalHeader header, long maxBytes) {
    this.store = store;
    this.name = name;
    this.header = header;
    this.maxBytes = maxBytes;
    this.began = store.clock().instant();
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
    if (maxBytes > 0) {
      writeHeader();
    }
  }

  private void writeHeader() {
    buffer
        .append("{\"version\":2,\"width\":")
        .append(header.columns())
        .append(",\"height\":")
        .append(header.rows())
        .append(",\"timestamp\":")
        .append(began.getEpochSecond())
        .append(",\"title\":");
    CastText.quote(header.title(), buffer);
    header
        .command()
        .ifPresent(
            command -> {
              buffer.append(",\"command\":");
              CastText.quote(command, buffer);
            });
    buffer.append(",\"env\":{\"TERM\":");
    CastText.quote(header.term(), buffer);
    buffer.append("}}\n");
  }

  /** Passes on what comes from a stream, and records it. */
  public InputStream input(InputStream from) {
    return new RecordedInput(from, this);
  }

  /** Passes on what goes to a stream, and records it. */
  public OutputStream output(OutputStream to) {
    return new RecordedOutput(to, this);
  }

  /** What the terminal shows. */
  public void output(byte[] bytes, int offset, int length) {
    event('o', shown, bytes, offset, length);
  }

  /** What the visitor sends. */
  public void input(byte[] bytes, int offset, int length) {
    event('i', typed, bytes, offset, length);
  }

  private synchronized void event(char kind, CastText text, byte[] bytes, int offset, int length) {
    for (int at = 0; at < length; at += MAX_EVENT_BYTES) {
      if (ended || cut || lost || maxBytes == 0) {
        return;
      }
      int count = Math.min(MAX_EVENT_BYTES, length - at);
      if (kind == 'i' && (typedBytes += count) > maxBytes / MOST_TYPED) {
        return;
      }
      String part = text.decode(bytes, offset + at, count);
      line(kind, kind == 'o' && !header.pty() ? part.replace("\n", "\r\n") : part);
    }
  }

  /** Joins what comes within a moment: a terminal is read and written byte by byte. */
  private void line(char kind, String text) {
    long now = millis();
    boolean joins =
        kind == heldKind && now - heldMillis < JOIN_MILLIS && held.length() < MAX_EVENT_BYTES;
    if (!joins) {
      writeHeld();
      heldKind = kind;
      heldMillis = now;
    }
    held.append(text);
  }

  private void writeHeld() {
    if (held.isEmpty()) {
      return;
    }
    int before = buffer.length();
    buffer
        .append('[')
        .append(String.format(Locale.ROOT, "%.6f", heldMillis / 1000.0))
        .append(", \"")
        .append(heldKind)
        .append("\", ");
    CastText.quote(held, buffer);
    buffer.append("]\n");
    held.setLength(0);
    if (size + buffer.length() > maxBytes) {
      // Whole lines only.
      buffer.setLength(before);
      cut = true;
    } else if (buffer.length() >= BUFFER_CHARS) {
      flush();
    }
  }

  private long millis() {
    return Math.max(0, Duration.between(began, store.clock().instant()).toMillis());
  }

  private void flush() {
    byte[] bytes = buffer.toString().getBytes(StandardCharsets.US_ASCII);
    buffer.setLength(0);
    if (lost) {
      return;
    }
    if (!store.folder().reserve(bytes.length)) {
      lose(Loss.BUSY, "sessions that are being recorded take all the room there is");
      return;
    }
    size += bytes.length;
    digest.update(bytes);
    try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.APPEND)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
    } catch (IOException e) {
      lose(Loss.DISK, e.toString());
    }
  }

  private Path file() throws IOException {
    Path file = part;
    if (file == null) {
      store.folder().open();
      file = store.folder().directory().resolve(name + BoundedFolder.UNFINISHED);
      if (DurableFile.hasModes(store.folder().directory())) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(file);
      }
      part = file;
    }
    return file;
  }

  private void lose(Loss cause, String why) {
    lost = true;
    store.countLost(cause, why);
    store.folder().release(size);
    Path left = part;
    part = null;
    try {
      if (left != null) {
        Files.deleteIfExists(left);
      }
    } catch (IOException e) {
      // It goes at the next start.
    }
  }

  /** Ends the recording; empty when there is none, or at a second call. */
  public synchronized Optional<Recorded> finish() {
    if (ended) {
      return Optional.empty();
    }
    ended = true;
    if (maxBytes == 0) {
      return Optional.empty();
    }
    if (!cut && !lost) {
      writeHeld();
    }
    flush();
    Path written = part;
    if (lost || written == null) {
      return Optional.empty();
    }
    String finished = name + ".cast";
    try {
      Files.move(
          written,
          written.resolveSibling(finished),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      lose(Loss.DISK, e.toString());
      return Optional.empty();
    }
    store.folder().add(finished, size);
    store.countKept();
    return Optional.of(
        new Recorded(
            store.folder().directory().getFileName() + "/" + finished,
            size,
            millis(),
            HexFormat.of().formatHex(digest.digest()),
            cut));
  }

  @Override
  public void close() {
    finish();
  }
}
