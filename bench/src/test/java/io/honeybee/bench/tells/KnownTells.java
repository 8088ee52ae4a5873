package io.honeybee.bench.tells;

import java.util.Map;

/** What is known to give us away and is left so, with the reason; README.md lists the same. */
final class KnownTells {
  private static final String HOST_KEY = "the files of the pretended machine have no host keys";
  private static final String PROCESSES =
      "/proc has no directories of processes but 1, and /proc/self is always the same";

  static final Map<String, String> ALL =
      Map.ofEntries(
          Map.entry(
              "ssh login methods",
              "keyboard-interactive is offered, which Debian's configuration does not: bots that try"
                  + " it show more passwords"),
          Map.entry(
              "ssh window of a channel",
              "64 KiB at once rather than 2 MiB when the command begins, which bounds memory"),
          Map.entry(
              "ssh wrong password takes its time",
              "refused at once rather than after about two seconds: a brute force shows more"
                  + " passwords"),
          Map.entry("shell has its host key", HOST_KEY),
          Map.entry("two nodes: host key", HOST_KEY),
          Map.entry("shell /proc/self", PROCESSES),
          Map.entry("shell cmdline of its own", PROCESSES));

  private KnownTells() {}
}
