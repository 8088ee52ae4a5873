package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** {@code apt} and {@code apt-get} of a machine that reaches no mirror and knows no package. */
final class Apt implements ShellCommand {
  private static final int FAILED = 100;
  private static final Set<String> CHANGES =
      Set.of(
          "install",
          "remove",
          "purge",
          "upgrade",
          "dist-upgrade",
          "full-upgrade",
          "autoremove",
          "clean",
          "autoclean",
          "reinstall");

  @Override
  public List<String> names() {
    return List.of("apt", "apt-get");
  }

  @Override
  public int run(Invocation call) throws IOException {
    List<String> operands = Options.of(call.args(), "oct").operands();
    String verb = operands.isEmpty() ? "" : operands.getFirst();
    boolean version = call.args().contains("-v") || call.args().contains("--version");
    if (verb.isEmpty() || verb.equals("help") || version) {
      return help(call, version);
    }
    boolean tty = !call.visitor().tty().isEmpty();
    if (call.toolName().equals("apt") && !tty) {
      call.err()
          .line(
              "\nWARNING: apt does not have a stable CLI interface. Use with caution in scripts.\n");
    }
    if (verb.equals("update")) {
      return update(call);
    }
    if (!CHANGES.contains(verb)) {
      return fail(call, "E: Invalid operation " + verb);
    }
    if (!call.visitor().isRoot()) {
      return fail(
          call,
          "E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\n"
              + "E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend),"
              + " are you root?");
    }
    return verb.endsWith("clean") ? 0 : change(call, verb, operands.subList(1, operands.size()));
  }

  private static int help(Invocation call, boolean version) throws IOException {
    String apt = call.world().distribution().version().equals("12") ? "2.6.1" : "2.2.4";
    call.out().line("apt " + apt + " (amd64)");
    if (!version) {
      call.out().line("Usage: " + call.toolName() + " [options] command");
    }
    return 0;
  }

  private static int update(Invocation call) throws IOException {
    if (!call.visitor().isRoot()) {
      reading(call, "Reading package lists...");
      return fail(
          call,
          "E: Could not open lock file /var/lib/apt/lists/lock - open (13: Permission denied)\n"
              + "E: Unable to lock directory /var/lib/apt/lists/");
    }
    // Its sources.list names no archive, so there is nothing to fetch.
    reading(call, "Reading package lists...");
    return 0;
  }

  private static int change(Invocation call, String verb, List<String> packages)
      throws IOException {
    reading(call, "Reading package lists...");
    reading(call, "Building dependency tree...");
    reading(call, "Reading state information...");
    boolean brings = verb.endsWith("install");
    int status = 0;
    for (String name : packages) {
      boolean here = ProgramPath.find(name, call.state()) != null && !name.contains("/");
      if (brings && !here) {
        status = fail(call, "E: Unable to locate package " + name);
      } else if (!brings && !here) {
        call.out().line("Package '" + name + "' is not installed, so not removed");
      } else if (brings) {
        call.out().line(name + " is already the newest version.");
      }
    }
    if (verb.endsWith("upgrade")) {
      reading(call, "Calculating upgrade...");
    }
    if (status == 0) {
      call.out().line("0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.");
    }
    return status;
  }

  /** On a terminal the line is completed once the work is done. */
  private static void reading(Invocation call, String what) throws IOException {
    call.out().line(call.visitor().tty().isEmpty() ? what : what + " Done");
  }

  private static int fail(Invocation call, String said) throws IOException {
    call.err().line(said);
    return FAILED;
  }
}
