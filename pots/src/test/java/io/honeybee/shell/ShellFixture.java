package io.honeybee.shell;

import io.honeybee.fetch.Fetched;
import io.honeybee.fetch.Fetcher;
import io.honeybee.pot.PotFixture;
import io.honeybee.shell.command.ShellEvents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A shell without a network. */
final class ShellFixture {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final Machine machine;
  final List<String> inputs = new ArrayList<>();

  /** The inputs and the paths of written files, in the order in which they were told of. */
  final List<String> told = new ArrayList<>();

  final List<String> failed = new ArrayList<>();
  final List<String> written = new ArrayList<>();
  final List<String> passwords = new ArrayList<>();
  Fetcher fetcher = Fetcher.OFF;
  final List<String> downloads = new ArrayList<>();
  int status;

  ShellFixture() {
    this(
        new Machine(
            PotFixture.WORLD, InstantSource.fixed(NOW), RandomGenerator.of("L64X128MixRandom")));
  }

  private ShellFixture(Machine machine) {
    this.machine = machine;
  }

  /** A shell on the router in front of the world's server. */
  static ShellFixture router() {
    return new ShellFixture(
        Machine.routerOf(
            PotFixture.WORLD, InstantSource.fixed(NOW), RandomGenerator.of("L64X128MixRandom")));
  }

  Machine machine() {
    return machine;
  }

  /** What a command line prints, as {@code ssh root@host 'line'} would show it. */
  String run(String line) throws IOException {
    return run(line, "");
  }

  String run(String line, String input) throws IOException {
    return as("root", line, input);
  }

  String as(String user, String line, String input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.ISO_8859_1)), out, out, false);
    try (ShellSession session = session(user, terminal)) {
      status = session.execute(line);
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  /** What a terminal shows of a whole session. */
  String type(String keys) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(keys.getBytes(StandardCharsets.ISO_8859_1)), out, out, true);
    try (ShellSession session = session("root", terminal)) {
      status = session.interact();
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  private ShellSession session(String user, Terminal terminal) {
    ShellEvents events =
        new ShellEvents() {
          @Override
          public void input(String line) {
            inputs.add(line);
            told.add(line);
          }

          @Override
          public void commandFailed(String input) {
            failed.add(input);
          }

          @Override
          public void wrote(String path, String content) {
            written.add(path + " " + content);
            told.add(path);
          }

          @Override
          public void passwordChanged(String name, String password) {
            passwords.add(name + " " + password);
          }

          @Override
          public Fetched download(String url, String file, String agent) {
            downloads.add(url + " " + file);
            return fetcher.fetch(url, agent);
          }
        };
    String tty = terminal.isPty() ? "pts/0" : "";
    return new ShellSession(
        machine,
        Visitors.of(machine.world(), user, "198.51.100.9", tty),
        terminal,
        events,
        time -> {});
  }
}
