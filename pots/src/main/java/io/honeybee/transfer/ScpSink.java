package io.honeybee.transfer;

import io.honeybee.world.files.Attributes;
import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode;
import io.honeybee.world.files.FileNode.Directory;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes files: {@code scp -t}. One thread. */
final class ScpSink {
  private static final Pattern ENTRY = Pattern.compile("(?s)[CD]([0-7]{4}) (\\d{1,18}) (.+)");
  private static final Pattern TIMES = Pattern.compile("T(\\d{1,12}) \\d{1,6} \\d{1,12} \\d{1,6}");
  private static final int BUFFER_BYTES = 16 * 1024;

  private final Place place;
  private final ScpStream stream;
  private final ScpCommand command;
  private final Deque<String> directories = new ArrayDeque<>();
  private @Nullable Instant modified;
  private int files;
  private int status;

  ScpSink(Place place, ScpStream stream, ScpCommand command) {
    this.place = place;
    this.stream = stream;
    this.command = command;
  }

  int run(String target) throws IOException {
    if (command.targetIsDirectory() && !isDirectory(target)) {
      stream.complain(command.paths().getFirst() + ": No such file or directory");
      return 1;
    }
    stream.accept();
    String line = stream.line();
    while (line != null) {
      if (!answer(line, target)) {
        return 1;
      }
      line = stream.line();
    }
    return status;
  }

  private boolean isDirectory(String path) {
    return place.files().lookUp(path) instanceof Directory;
  }

  /** Does what a line asks for; false when the transfer is over. */
  private boolean answer(String line, String target) throws IOException {
    if (line.startsWith("\u0001")) {
      status = 1;
      return true;
    }
    Matcher times = TIMES.matcher(line);
    if (times.matches()) {
      modified = Instant.ofEpochSecond(Long.parseLong(times.group(1)));
      stream.accept();
      return true;
    }
    if (line.equals("E") && !directories.isEmpty()) {
      directories.pop();
      stream.accept();
      return true;
    }
    Matcher entry = ENTRY.matcher(line);
    if (!entry.matches()) {
      stream.complain("protocol error: expected control record");
      return false;
    }
    String name = entry.group(3);
    if (name.contains("/") || name.equals(".") || name.equals("..")) {
      stream.complain("error: unexpected filename: " + name);
      return false;
    }
    String top = directories.isEmpty() ? target : directories.peek();
    String path = !directories.isEmpty() || isDirectory(top) ? top + "/" + name : top;
    int mode = Integer.parseInt(entry.group(1), 8);
    if (line.startsWith("D")) {
      return enter(path, mode);
    }
    return ++files <= ScpServer.MAX_FILES && file(path, mode, Long.parseLong(entry.group(2)));
  }

  private boolean enter(String path, int mode) throws IOException {
    if (!command.recursive() || directories.size() >= ScpServer.MAX_DEPTH) {
      stream.complain("received directory without -r");
      return false;
    }
    try {
      if (!isDirectory(path)) {
        place.files().makeDirectory(path);
        settle(path, mode);
      }
    } catch (FileFault e) {
      stream.complain(path + ": " + e.reason());
      status = 1;
      return false;
    }
    modified = null;
    directories.push(path);
    stream.accept();
    return true;
  }

  private boolean file(String path, int mode, long size) throws IOException {
    boolean isNew = place.files().lookUp(path) == null;
    UploadedFile file;
    try {
      place.files().write(path, "");
      place.files().forgetWritten(path);
      file = new UploadedFile(place, place.files().realPath(path), "");
    } catch (FileFault e) {
      stream.complain(path + ": " + e.reason());
      status = 1;
      return true;
    }
    stream.accept();
    try {
      receive(file, size);
    } finally {
      file.finish();
    }
    try {
      settle(path, isNew || command.times() ? mode : -1);
    } catch (FileFault e) {
      // Not ours to change, or no room; the file is there all the same.
    }
    modified = null;
    boolean whole = stream.accepted();
    stream.accept();
    return whole || size > 0;
  }

  private void receive(UploadedFile file, long size) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long left = size;
    while (left > 0) {
      int count = stream.read(buffer, left);
      file.write(file.size(), buffer, count);
      left -= count;
    }
  }

  private void settle(String path, int mode) throws FileFault {
    FileNode made = place.files().find(path);
    Attributes attributes = made.attributes();
    if (mode >= 0) {
      attributes = attributes.withMode(command.times() ? mode & 07777 : mode & 0777 & ~022);
    }
    Instant when = modified;
    place.files().setAttributes(path, when == null ? attributes : attributes.withModified(when));
  }
}
