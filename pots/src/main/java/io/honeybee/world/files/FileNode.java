package io.honeybee.world.files;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** One entry of a file system. Immutable: a changed tree shares what did not change. */
public sealed interface FileNode {

  Attributes attributes();

  /** The same entry with other attributes. */
  FileNode with(Attributes attributes);

  /** A file with bytes in it. */
  record RegularFile(Attributes attributes, Content content) implements FileNode {
    @Override
    public RegularFile with(Attributes changed) {
      return new RegularFile(changed, content);
    }
  }

  /** A directory; its children in order of their names. */
  record Directory(Attributes attributes, Map<String, FileNode> children) implements FileNode {
    public Directory {
      children = Collections.unmodifiableMap(children);
    }

    @Override
    public Directory with(Attributes changed) {
      return new Directory(changed, children);
    }

    /** The same directory with a child added or replaced. */
    Directory withChild(String name, FileNode child) {
      Map<String, FileNode> changed = new TreeMap<>(children);
      changed.put(name, child);
      return new Directory(attributes, changed);
    }

    /** The same directory without a child. */
    Directory withoutChild(String name) {
      Map<String, FileNode> changed = new TreeMap<>(children);
      changed.remove(name);
      return new Directory(attributes, changed);
    }
  }

  /** A symbolic link. */
  record Link(Attributes attributes, String target) implements FileNode {
    @Override
    public Link with(Attributes changed) {
      return new Link(changed, target);
    }
  }

  /**
   * A device file.
   *
   * @param block a block device, otherwise a character device
   */
  record Device(Attributes attributes, DeviceKind kind, boolean block, int major, int minor)
      implements FileNode {
    @Override
    public Device with(Attributes changed) {
      return new Device(changed, kind, block, major, minor);
    }
  }

  /** What reading from and writing to a device does. */
  enum DeviceKind {
    /** Reads nothing, swallows everything. */
    NULL,
    /** Reads zero bytes without end. */
    ZERO,
    /** Reads random bytes without end. */
    RANDOM,
    /** Writing fails as on a full disk. */
    FULL,
    /** The session's terminal. */
    TERMINAL,
    /** Cannot be read or written in a way that matters. */
    OTHER
  }
}
