package io.honeybee.world.files;

import io.honeybee.world.files.FileNode.Directory;
import java.util.List;

/**
 * The files of a machine, before any session changed them.
 *
 * @param writable the absolute paths of the file systems that can be written to
 */
public record Image(Directory root, List<String> writable) {
  public Image {
    writable = List.copyOf(writable);
  }
}
