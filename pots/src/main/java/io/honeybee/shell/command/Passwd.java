package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code passwd} and {@code chpasswd}: take a password and forget it. That somebody changed one,
 * and to what, is an event: it is what the attacker means to come back with.
 */
final class Passwd implements ShellCommand {
  private static final int MAX_LINES = 1_000;
  private static final int UNCHANGED = 10;

  @Override
  public List<String> names() {
    return List.of("passwd", "chpasswd");
  }

  @Override
  public int run(Invocation call) throws IOException {
    return call.toolName().equals("chpasswd") ? fromInput(call) : asked(call);
  }

  private static boolean exists(Invocation call, String user) {
    return user.equals(call.visitor().name()) || Accounts.of(call).userId(user) >= 0;
  }

  private static int fromInput(Invocation call) throws IOException {
    int status = 0;
    int number = 0;
    String line = call.in().line();
    while (line != null && ++number <= MAX_LINES) {
      call.state().budget().step();
      int colon = line.indexOf(':');
      String user = colon < 0 ? line : line.substring(0, colon);
      if (colon < 0) {
        status = call.fail(1, "line " + number + ": missing new password");
      } else if (!exists(call, user)) {
        call.fail(1, "(user " + user + ") pam_chauthtok() failed, error:");
        call.err().line("Authentication token manipulation error");
        String where = "(line " + number + ", user " + user + ")";
        status = call.fail(1, where + " password not changed");
      } else {
        call.state().surroundings().events().passwordChanged(user, line.substring(colon + 1));
      }
      line = call.in().line();
    }
    return status;
  }

  private static int asked(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "nxwi");
    String self = call.visitor().name();
    String user = options.operands().isEmpty() ? self : options.operands().getFirst();
    if (!exists(call, user)) {
      String unknown =
          call.state().isBusyBox() ? "unknown user " + user : "user '" + user + "' does not exist";
      return call.fail(1, unknown);
    }
    if (options.has("l", "u", "d", "e", "--lock", "--delete")) {
      call.err().line("passwd: password changed.");
      return 0;
    }
    if (call.state().isBusyBox()) {
      call.out().line("Changing password for " + user);
    } else if (!call.visitor().isRoot()) {
      call.err().line("Changing password for " + user + ".");
      ask(call, "Current password: ");
    }
    String first = ask(call, "New password: ");
    if (first == null || first.isEmpty()) {
      return unchanged(call, "No password has been supplied.");
    }
    String second =
        ask(call, call.state().isBusyBox() ? "Retype password: " : "Retype new password: ");
    if (!first.equals(second)) {
      return unchanged(call, "Sorry, passwords do not match.");
    }
    call.state().surroundings().events().passwordChanged(user, first);
    if (call.state().isBusyBox()) {
      call.err().line("passwd: password for " + user + " changed by root");
    } else {
      call.err().line("passwd: password updated successfully");
    }
    return 0;
  }

  private static int unchanged(Invocation call, String why) throws IOException {
    if (call.state().isBusyBox()) {
      call.err().line("Passwords don't match");
      call.err().line("passwd: password for " + call.visitor().name() + " is unchanged");
      return 1;
    }
    call.err().line(why);
    call.err().line("passwd: Authentication token manipulation error");
    call.err().line("passwd: password unchanged");
    return UNCHANGED;
  }

  private static @Nullable String ask(Invocation call, String question) throws IOException {
    call.err().write(question);
    return call.in().line();
  }
}
