package io.honeybee.transfer;

import io.honeybee.world.files.Attributes;
import io.honeybee.world.files.FileNode;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The ATTRS of SFTP version 3 (draft-ietf-secsh-filexfer-02, section 5).
 *
 * @param size of a file, if given
 * @param owner user and group, if given
 * @param mode permission bits, if given
 * @param modified if given
 */
record SftpAttributes(
    OptionalLong size, @Nullable Owner owner, @Nullable Integer mode, @Nullable Instant modified) {
  private static final int SIZE = 1;
  private static final int OWNER = 2;
  private static final int PERMISSIONS = 4;
  private static final int TIMES = 8;
  private static final int EXTENDED = 1 << 31;
  private static final int MAX_EXTENDED = 64;
  private static final int DIRECTORY_BYTES = 4096;

  /** Two numbers. */
  record Owner(int user, int group) {}

  static SftpAttributes read(SftpRequest request) throws IOException {
    int flags = request.number();
    OptionalLong size =
        (flags & SIZE) != 0 ? OptionalLong.of(request.longNumber()) : OptionalLong.empty();
    Owner owner = (flags & OWNER) != 0 ? new Owner(request.number(), request.number()) : null;
    Integer mode = (flags & PERMISSIONS) != 0 ? request.number() & 07777 : null;
    Instant modified = null;
    if ((flags & TIMES) != 0) {
      request.number();
      modified = Instant.ofEpochSecond(Integer.toUnsignedLong(request.number()));
    }
    if ((flags & EXTENDED) != 0) {
      int count = request.number();
      for (int i = 0; i < Math.min(count, MAX_EXTENDED); i++) {
        request.bytes();
        request.bytes();
      }
    }
    return new SftpAttributes(size, owner, mode, modified);
  }

  /** What a file's own become with these. */
  Attributes over(Attributes old) {
    Attributes changed = mode == null ? old : old.withMode(mode);
    changed = owner == null ? changed : changed.withOwner(owner.user(), owner.group());
    return modified == null ? changed : changed.withModified(modified);
  }

  /** Writes those of an entry. */
  static void write(FileNode node, SftpReply reply) throws IOException {
    Attributes attributes = node.attributes();
    int seconds = (int) attributes.modified().getEpochSecond();
    reply
        .number(SIZE | OWNER | PERMISSIONS | TIMES)
        .longNumber(size(node))
        .number(attributes.user())
        .number(attributes.group())
        .number(kind(node) | attributes.mode())
        .number(seconds)
        .number(seconds);
  }

  static long size(FileNode node) {
    return switch (node) {
      case FileNode.RegularFile file -> file.content().size();
      case FileNode.Directory ignored -> DIRECTORY_BYTES;
      case FileNode.Link link -> link.target().length();
      case FileNode.Device ignored -> 0;
    };
  }

  private static int kind(FileNode node) {
    return switch (node) {
      case FileNode.RegularFile ignored -> 0100000;
      case FileNode.Directory ignored -> 0040000;
      case FileNode.Link ignored -> 0120000;
      case FileNode.Device device -> device.block() ? 0060000 : 0020000;
    };
  }
}
