package io.honeybee.transfer;

import io.honeybee.world.files.FileFault;

/** The answers of SFTP version 3, with the texts of OpenSSH. */
enum SftpStatus {
  OK(0, "Success"),
  EOF(1, "End of file"),
  NO_SUCH_FILE(2, "No such file"),
  PERMISSION_DENIED(3, "Permission denied"),
  FAILURE(4, "Failure"),
  BAD_MESSAGE(5, "Bad message"),
  NO_CONNECTION(6, "No connection"),
  CONNECTION_LOST(7, "Connection lost"),
  UNSUPPORTED(8, "Operation unsupported");

  private final int number;
  private final String text;

  SftpStatus(int number, String text) {
    this.number = number;
    this.text = text;
  }

  int number() {
    return number;
  }

  String text() {
    return text;
  }

  /** As OpenSSH's sftp-server turns an errno into one. */
  static SftpStatus of(FileFault fault) {
    return switch (fault.kind()) {
      case NOT_FOUND, NOT_DIRECTORY, TOO_MANY_LINKS -> NO_SUCH_FILE;
      case DENIED, NOT_PERMITTED -> PERMISSION_DENIED;
      case NAME_TOO_LONG, INVALID -> BAD_MESSAGE;
      case IS_DIRECTORY, EXISTS, NOT_EMPTY, READ_ONLY, NO_SPACE, BUSY -> FAILURE;
    };
  }
}
