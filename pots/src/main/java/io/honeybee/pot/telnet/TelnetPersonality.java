package io.honeybee.pot.telnet;

import io.honeybee.pot.PotContext;
import io.honeybee.shell.Machine;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whose Telnet server it seems to be. */
enum TelnetPersonality {
  /**
   * The router in front of the node's server: its LAN address is the server's gateway, and the
   * server is in its ARP table, as when one public address leads to both.
   */
  BUSYBOX_ROUTER("busybox-router") {
    @Override
    Machine machine(PotContext context) {
      return Machine.routerOf(context.world(), context.clock(), context.random());
    }

    @Override
    String banner(PotContext context) {
      return "";
    }

    @Override
    byte[] opening() {
      // As telnetd of BusyBox 1.35 was seen to send it, and as its source has had it since 2002.
      return bytes(DO, ECHO, DO, WINDOW_SIZE, WILL, ECHO, WILL, SUPPRESS_GO_AHEAD);
    }
  },
  /** The node's server itself, the one that its SSH pot shows. */
  DEBIAN("debian") {
    @Override
    Machine machine(PotContext context) {
      return new Machine(context.world(), context.clock(), context.random());
    }

    @Override
    String banner(PotContext context) {
      return "Debian GNU/Linux " + context.world().distribution().version();
    }

    @Override
    byte[] opening() {
      return bytes(DO, TERMINAL_TYPE, WILL, ECHO, WILL, SUPPRESS_GO_AHEAD, DO, WINDOW_SIZE);
    }
  };

  private static final int WILL = 251;
  private static final int DO = 253;
  private static final int IAC = 255;
  private static final int ECHO = 1;
  private static final int SUPPRESS_GO_AHEAD = 3;
  private static final int TERMINAL_TYPE = 24;
  private static final int WINDOW_SIZE = 31;

  private final String label;

  TelnetPersonality(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(TelnetPersonality::label).toList();
  }

  static Optional<TelnetPersonality> of(String label) {
    return Arrays.stream(values()).filter(p -> p.label.equals(label)).findFirst();
  }

  /** The machine behind the login. */
  abstract Machine machine(PotContext context);

  /** What is shown before the login; BusyBox begins each of its lines with a return of its own. */
  String issue(String banner) {
    return this == BUSYBOX_ROUTER
        ? "\r\n" + (banner.isEmpty() ? "" : banner + "\n\r")
        : banner + "\n";
  }

  /** The line before the login, when no other is wanted. */
  abstract String banner(PotContext context);

  /**
   * The options that are asked for first, in order. None begins with DO NAWS, by which scanners
   * tell another honeypot.
   */
  abstract byte[] opening();

  private static byte[] bytes(int... commandsAndOptions) {
    byte[] bytes = new byte[commandsAndOptions.length / 2 * 3];
    for (int i = 0; i < commandsAndOptions.length / 2; i++) {
      bytes[3 * i] = (byte) IAC;
      bytes[3 * i + 1] = (byte) commandsAndOptions[2 * i];
      bytes[3 * i + 2] = (byte) commandsAndOptions[2 * i + 1];
    }
    return bytes;
  }
}
