package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** {@code busybox}: applets by name; an unknown one is what bots check for. */
final class Busybox implements ShellCommand {
  private static final int NOT_FOUND = 127;
  private static final int SCREEN_WIDTH = 72;

  @Override
  public List<String> names() {
    return List.of("busybox");
  }

  @Override
  public int run(Invocation call) throws IOException {
    List<String> words = call.args();
    while (!words.isEmpty() && words.getFirst().equals("busybox")) {
      words = words.subList(1, words.size());
    }
    if (words.isEmpty() || words.getFirst().equals("--help")) {
      return about(call);
    }
    Set<String> applets = Applets.of(call.world());
    String applet = words.getFirst();
    if (applet.equals("--list")) {
      call.out().write(Lines.join(List.copyOf(applets)));
      return 0;
    }
    if (!applets.contains(applet)) {
      call.err().line(applet + ": applet not found");
      return NOT_FOUND;
    }
    ShellState as = call.state().copy();
    as.busyBox(true);
    Invocation inner = new Invocation(applet, words.subList(1, words.size()), as, call.streams());
    ShellCommand command = DeviceCommands.applet(applet, call.state().surroundings().commands());
    return command == null || Usages.isDue(inner) ? Usages.show(inner) : command.run(inner);
  }

  private static int about(Invocation call) throws IOException {
    StringBuilder text = new StringBuilder(Banner.ofUsage(call.world()));
    text.append("\nBusyBox is copyrighted by many authors between 1998-");
    // The year is in the build date of a device's BusyBox; Debian's versions all say 2015.
    text.append(call.world().userland().isBusyBox() ? "2012" : "2015");
    text.append(".\nLicensed under GPLv2. See source distribution for detailed\n");
    text.append("copyright notices.\n\nUsage: busybox [function [arguments]...]\n");
    text.append("   or: busybox --list[-full]\n   or: function [arguments]...\n\n");
    text.append("\tBusyBox is a multi-call binary that combines many common Unix\n");
    text.append("\tutilities into a single executable.\n\nCurrently defined functions:\n");
    StringBuilder line = new StringBuilder();
    for (String name : Applets.of(call.world())) {
      if (line.length() + name.length() > SCREEN_WIDTH) {
        text.append('\t').append(line).append('\n');
        line.setLength(0);
      }
      line.append(name).append(", ");
    }
    line.setLength(Math.max(0, line.length() - 2));
    call.out().write(text.append('\t').append(line).append("\n\n").toString());
    return 0;
  }
}
