package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;

/**
 * How programs word that a file cannot be used. GNU's and BusyBox's differ from program to program;
 * compared with coreutils 9.1 and BusyBox 1.35.
 */
final class FileComplaint {
  private FileComplaint() {}

  /**
   * The whole line.
   *
   * @param tool the program's name without its directory
   * @param given the file's name as it was given
   */
  static String of(boolean busyBox, String tool, String given, FileFault fault) {
    return tool + ": " + (busyBox ? busyBox(tool, given, fault) : gnu(tool, given, fault));
  }

  private static String gnu(String tool, String given, FileFault fault) {
    String quoted = "'" + given + "': " + fault.reason();
    return switch (tool) {
      case "ls", "dir", "vdir", "du" -> "cannot access " + quoted;
      case "chmod", "chown", "chgrp" ->
          fault.kind() == FileFault.Kind.NOT_FOUND
              ? "cannot access " + quoted
              : "changing "
                  + (tool.equals("chmod") ? "permissions" : "ownership")
                  + " of "
                  + quoted;
      case "rm" -> "cannot remove " + quoted;
      case "unlink" -> "cannot unlink " + quoted;
      case "rmdir" -> "failed to remove " + quoted;
      case "mkdir" -> "cannot create directory " + Quotes.curly(given) + ": " + fault.reason();
      case "cp", "mv", "install", "stat" ->
          "cannot " + (tool.equals("stat") ? "statx " : "stat ") + quoted;
      case "touch" -> "cannot touch " + quoted;
      case "dd" -> "failed to open " + quoted;
      case "ln" -> "failed to create symbolic link " + quoted;
      case "find" -> Quotes.curly(given) + ": " + fault.reason();
      case "head", "tail" ->
          fault.kind() == FileFault.Kind.IS_DIRECTORY
              ? "error reading " + quoted
              : "cannot open '" + given + "' for reading: " + fault.reason();
      case "sort" ->
          fault.kind() == FileFault.Kind.IS_DIRECTORY
              ? "read failed: " + given + ": " + fault.reason()
              : "cannot read: " + given + ": " + fault.reason();
      case "tac" -> "failed to open '" + given + "' for reading: " + fault.reason();
      case "rev" -> "cannot open " + given + ": " + fault.reason();
      case "sed" -> "can't read " + given + ": " + fault.reason();
      case "awk", "mawk" -> "cannot open " + given + " (" + fault.reason() + ")";
      default -> given + ": " + fault.reason();
    };
  }

  private static String busyBox(String tool, String given, FileFault fault) {
    String quoted = "'" + given + "': " + fault.reason();
    boolean directory = fault.kind() == FileFault.Kind.IS_DIRECTORY;
    return switch (tool) {
      case "cat", "tail", "dd", "md5sum", "sha1sum", "sha256sum", "sha512sum", "crontab" ->
          directory ? "read error: " + fault.reason() : "can't open " + quoted;
      case "rm", "unlink" ->
          directory ? "'" + given + "' is a directory" : "can't remove " + quoted;
      case "mkdir" -> "can't create directory " + quoted;
      case "cp", "stat" -> "can't stat " + quoted;
      case "mv" -> "can't rename " + quoted;
      case "rmdir" -> quoted;
      default -> given + ": " + fault.reason();
    };
  }
}
