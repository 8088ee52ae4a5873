package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code passwd} and {@code chpasswd}: take a password and forget it; the input is an event. */
final class Passwd implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("passwd", "chpasswd");
  }

  @Override
  public int run(Invocation call) throws IOException {
    if (call.name().equals("chpasswd")) {
      String line = call.in().line();
      while (line != null) {
        call.state().surroundings().events().input(line);
        line = call.in().line();
      }
      return 0;
    }
    String first = ask(call, "New password: ");
    String second = ask(call, "Retype new password: ");
    if (!first.equals(second)) {
      call.err().line("Sorry, passwords do not match.");
      call.err().line("passwd: Authentication token manipulation error");
      call.err().line("passwd: password unchanged");
      return 10;
    }
    call.err().line("passwd: password updated successfully");
    return 0;
  }

  private static String ask(Invocation call, String question) throws IOException {
    call.err().write(question);
    String answer = call.in().line();
    String given = answer == null ? "" : answer;
    call.state().surroundings().events().input(given);
    return given;
  }
}
