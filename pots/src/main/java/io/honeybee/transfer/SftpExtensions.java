package io.honeybee.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The extensions of OpenSSH's sftp-server, in its order. One thread. */
final class SftpExtensions {
  private static final int EXTENDED_REPLY = 201;
  private static final List<String[]> OLD =
      List.of(
          new String[] {"posix-rename@openssh.com", "1"},
          new String[] {"statvfs@openssh.com", "2"},
          new String[] {"fstatvfs@openssh.com", "2"},
          new String[] {"hardlink@openssh.com", "1"},
          new String[] {"fsync@openssh.com", "1"},
          new String[] {"lsetstat@openssh.com", "1"});
  private static final List<String[]> RECENT =
      List.of(
          new String[] {"limits@openssh.com", "1"},
          new String[] {"expand-path@openssh.com", "1"},
          new String[] {"copy-data", "1"},
          new String[] {"home-directory", "1"},
          new String[] {"users-groups-by-id@openssh.com", "1"});
  // A file system of 40 GB, half of it free, as df of such a machine has it.
  private static final long BLOCK_BYTES = 4_096;
  private static final long BLOCKS = 10_255_636;
  private static final long FREE_BLOCKS = 5_912_404;
  private static final long NODES = 2_621_440;
  private static final long FREE_NODES = 2_507_113;
  private static final int MAX_NAME_BYTES = 255;

  private final Place place;
  private final List<String[]> announced;

  SftpExtensions(Place place, boolean recent) {
    this.place = place;
    this.announced = new ArrayList<>(OLD);
    if (recent) {
      announced.addAll(RECENT);
    }
  }

  /** Names and versions. */
  List<String[]> announced() {
    return announced;
  }

  boolean announces(String name) {
    return announced.stream().anyMatch(extension -> extension[0].equals(name));
  }

  /** Answers those that only tell something. */
  SftpReply answer(int id, String name, SftpRequest request) throws IOException {
    return switch (announces(name) ? name : "") {
      case "statvfs@openssh.com", "fstatvfs@openssh.com" -> fileSystem(id);
      case "limits@openssh.com" ->
          new SftpReply(EXTENDED_REPLY, id)
              .longNumber(256 * 1024)
              .longNumber(255 * 1024)
              .longNumber(255 * 1024)
              .longNumber(1_019);
      case "home-directory" -> SftpServer.name(id, place.home());
      case "copy-data" -> SftpServer.status(id, SftpStatus.FAILURE);
      case "users-groups-by-id@openssh.com" -> names(id, request);
      default -> SftpServer.status(id, SftpStatus.UNSUPPORTED);
    };
  }

  private static SftpReply fileSystem(int id) throws IOException {
    return new SftpReply(EXTENDED_REPLY, id)
        .longNumber(BLOCK_BYTES)
        .longNumber(BLOCK_BYTES)
        .longNumber(BLOCKS)
        .longNumber(FREE_BLOCKS)
        .longNumber(FREE_BLOCKS - BLOCKS / 20)
        .longNumber(NODES)
        .longNumber(FREE_NODES)
        .longNumber(FREE_NODES)
        .longNumber(0xca7e)
        .longNumber(2)
        .longNumber(MAX_NAME_BYTES);
  }

  private SftpReply names(int id, SftpRequest request) throws IOException {
    LongName accounts = new LongName(place.files(), place.clock().instant());
    byte[] users = request.bytes();
    byte[] groups = request.bytes();
    return new SftpReply(EXTENDED_REPLY, id)
        .text(accounts.names(users, true))
        .text(accounts.names(groups, false));
  }
}
