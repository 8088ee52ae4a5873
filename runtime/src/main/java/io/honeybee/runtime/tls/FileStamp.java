package io.honeybee.runtime.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tells a file from its successor. The key (the inode) is there since certificates are often
 * of the same size, and a clock may stand still between two quick renames.
 */
record FileStamp(Path file, FileTime modified, long sizeBytes, @Nullable Object key) {
  private static final long ABSENT = -1;

  static List<FileStamp> of(List<Path> files) {
    return files.stream().map(FileStamp::of).toList();
  }

  private static FileStamp of(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(
          file, attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    } catch (IOException e) {
      return new FileStamp(file, FileTime.fromMillis(0), ABSENT, null);
    }
  }
}
