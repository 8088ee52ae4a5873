package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code busybox}: applets by name; an unknown one is what bots check for. */
final class Busybox implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("busybox");
  }

  @Override
  public int run(Invocation call) throws IOException {
    if (call.args().isEmpty()) {
      call.out().line("BusyBox v1.35.0 (Debian 1:1.35.0-4+b4) multi-call binary.");
      call.out().line("BusyBox is copyrighted by many authors between 1998-2015.");
      call.out().line("Licensed under GPLv2. See source distribution for detailed");
      call.out().line("copyright notices.\n");
      call.out().line("Usage: busybox [function [arguments]...]");
      return 0;
    }
    String applet = call.arg(0);
    ShellCommand command = Commands.debian().program(applet);
    if (command == null || applet.equals("busybox")) {
      call.err().line(applet + ": applet not found");
      return 127;
    }
    List<String> args = call.args().subList(1, call.args().size());
    return command.run(new Invocation(applet, args, call.state(), call.streams()));
  }
}
