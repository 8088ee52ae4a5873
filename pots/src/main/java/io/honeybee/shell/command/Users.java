package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import java.io.IOException;
import java.util.List;

/** {@code useradd} and its kin: accounts of the session's own copy of the files. */
final class Users implements ShellCommand {
  private static final int FIRST = 1_001;
  private static final int EXISTS = 9;
  private static final int ABSENT = 6;

  @Override
  public List<String> names() {
    return List.of("useradd", "adduser", "userdel", "deluser", "usermod", "groupadd", "groupdel");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "bcdegGkKpsuRP");
    List<String> operands = options.operands();
    String tool = call.toolName();
    if (operands.isEmpty()) {
      call.err().line("Usage: " + tool + " [options] LOGIN");
      return 2;
    }
    if (!call.visitor().isRoot()) {
      call.err().line(tool + ": Permission denied.");
      call.err().line(tool + ": cannot lock /etc/passwd; try again later.");
      return 1;
    }
    String name = operands.getFirst();
    boolean known = Accounts.of(call).userId(name) >= 0;
    return switch (tool) {
      case "useradd", "adduser" -> {
        if (known) {
          call.err().line(tool + ": user '" + name + "' already exists");
          yield EXISTS;
        }
        yield add(call, options, name);
      }
      case "userdel", "deluser", "usermod" -> {
        if (!known) {
          call.err().line(tool + ": user '" + name + "' does not exist");
          yield ABSENT;
        }
        if (!tool.equals("usermod")) {
          remove(call, name);
        }
        yield 0;
      }
      default -> 0;
    };
  }

  private static int add(Invocation call, Options options, String name) throws IOException {
    int id = options.number("u", FIRST + Math.floorMod(name.hashCode(), 50));
    String home = options.value("d", "/home/" + name);
    String shell = options.value("s", "/bin/sh");
    String line = "%s:x:%d:%d::%s:%s\n".formatted(name, id, id, home, shell);
    try {
      append(call, "/etc/passwd", line);
      append(call, "/etc/group", "%s:x:%d:\n".formatted(name, id));
      append(call, "/etc/shadow", name + ":!:20000:0:99999:7:::\n");
      if (options.has("m") || call.toolName().equals("adduser")) {
        call.files().makeDirectory(home);
      }
      return 0;
    } catch (FileFault e) {
      return call.fail(1, "cannot open /etc/passwd");
    }
  }

  private static void append(Invocation call, String file, String line) throws FileFault {
    call.files().provide(file, call.files().read(file) + line);
  }

  private static void remove(Invocation call, String name) throws FileFault {
    StringBuilder kept = new StringBuilder();
    for (String line : Lines.of(call.files().read("/etc/passwd"))) {
      if (!line.startsWith(name + ":")) {
        kept.append(line).append('\n');
      }
    }
    call.files().provide("/etc/passwd", kept.toString());
  }
}
