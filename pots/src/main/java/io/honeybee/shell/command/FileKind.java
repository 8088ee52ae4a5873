package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode;
import java.io.IOException;
import java.util.List;

/** {@code file}: what a file seems to hold. */
final class FileKind implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("file");
  }

  @Override
  public int run(Invocation call) throws IOException {
    List<String> operands = Options.of(call.args(), "f").operands();
    if (operands.isEmpty()) {
      call.err()
          .line("Usage: file [-bcCdEhikLlNnprsSvzZ0] [--apple] [--extension] [--mime-encoding]");
      return 1;
    }
    boolean brief = call.args().contains("-b");
    for (String given : operands) {
      String kind;
      try {
        kind = kind(call, given);
      } catch (FileFault e) {
        kind = "cannot open `" + given + "' (" + e.reason() + ")";
      }
      call.out().line(brief ? kind : given + ": " + kind);
    }
    return 0;
  }

  private static String kind(Invocation call, String given) throws IOException {
    FileNode node = call.files().findLink(call.path(given));
    if (node instanceof FileNode.Link(var _, var target)) {
      return "symbolic link to " + target;
    }
    if (node instanceof FileNode.Directory) {
      return (node.attributes().mode() & 01000) != 0 ? "sticky, directory" : "directory";
    }
    if (node instanceof FileNode.Device device) {
      return (device.block() ? "block" : "character")
          + " special ("
          + device.major()
          + "/"
          + device.minor()
          + ")";
    }
    String text = call.read(given);
    if (text.isEmpty()) {
      return "empty";
    }
    if (text.startsWith("\u007fELF")) {
      return "ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), dynamically linked,"
          + " interpreter /lib64/ld-linux-x86-64.so.2, for GNU/Linux 3.2.0, stripped";
    }
    boolean plain = text.chars().allMatch(c -> (c >= ' ' && c < 127) || c == '\n' || c == '\t');
    if (text.startsWith("#!")) {
      return (text.startsWith("#!/bin/bash") ? "Bourne-Again" : "POSIX")
          + " shell script, ASCII text executable";
    }
    return plain ? "ASCII text" : "data";
  }
}
