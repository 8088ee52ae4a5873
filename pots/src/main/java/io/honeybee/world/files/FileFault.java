package io.honeybee.world.files;

import java.io.IOException;

/** A file operation that the pretended system refuses; the message is what its tools print. */
public final class FileFault extends IOException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** Why. */
  public enum Kind {
    NOT_FOUND("No such file or directory"),
    NOT_DIRECTORY("Not a directory"),
    IS_DIRECTORY("Is a directory"),
    EXISTS("File exists"),
    NOT_EMPTY("Directory not empty"),
    TOO_MANY_LINKS("Too many levels of symbolic links"),
    NAME_TOO_LONG("File name too long"),
    READ_ONLY("Read-only file system"),
    DENIED("Permission denied"),
    NOT_PERMITTED("Operation not permitted"),
    NO_SPACE("No space left on device"),
    BUSY("Device or resource busy"),
    INVALID("Invalid argument");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  public FileFault(Kind kind) {
    super(kind.text);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** What the system's tools print after the file's name. */
  public String reason() {
    return kind.text;
  }
}
