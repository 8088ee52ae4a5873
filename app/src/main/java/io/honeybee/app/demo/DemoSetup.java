package io.honeybee.app.demo;

import io.honeybee.app.logging.Logging;
import io.honeybee.app.terminal.OperatorFault;
import io.honeybee.catalogue.BuiltInPots;
import io.honeybee.manager.ManagerConfig;
import io.honeybee.manager.access.AccessFault;
import io.honeybee.manager.access.Actor;
import io.honeybee.manager.access.Enrolments;
import io.honeybee.manager.access.Password;
import io.honeybee.manager.access.People;
import io.honeybee.manager.access.Role;
import io.honeybee.node.NodeConfig;
import io.honeybee.pot.PotTypes;
import io.honeybee.runtime.config.ConfigException;
import io.honeybee.runtime.config.LogConfig;
import io.honeybee.runtime.files.DurableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Certificates, configurations and the enrolment of a demo, made when they are not there yet. */
final class DemoSetup {
  /** Each pot, by its id and type, with the port it likes best. */
  static final Map<String, Integer> POT_PORTS = new TreeMap<>(Map.of("ssh", 2222, "telnet", 2223));

  /** Who may sign in at the dashboard. */
  static final String USER = "demo";

  /** Without those that are taken for each other. */
  private static final String PASSWORD_CHARS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int PASSWORD_GROUPS = 4;
  private static final int GROUP_CHARS = 4;

  private static final int NODE_PORT = 9001;
  private static final int HTTP_PORT = 9002;

  private final DemoDirectory place;
  private final Clock clock;
  private final PotTypes potTypes = BuiltInPots.all();

  DemoSetup(DemoDirectory place, Clock clock) {
    this.place = place;
    this.clock = clock;
  }

  void prepare() throws IOException {
    Logging.configure(
        new LogConfig(LogConfig.Level.INFO, LogConfig.Format.TEXT, Optional.of(place.logFile())),
        Map.of());
    new DemoCertificates(place, clock).ensure();
  }

  PotTypes potTypes() {
    return potTypes;
  }

  void enrol(Enrolments enrolments) {
    if (enrolments.find(Demo.NODE_NAME).isPresent()) {
      return;
    }
    try {
      enrolments.enrol(Demo.NODE_NAME);
    } catch (AccessFault e) {
      throw new IllegalStateException("the demo's node cannot be enrolled", e);
    }
  }

  /** Gives the demo's user a password of 79 bits, which is kept nowhere, so with each start. */
  String user(People people) {
    String typed = password(new SecureRandom());
    try {
      Password password = Password.chosen(typed, USER);
      if (people.find(USER).isPresent()) {
        people.setPassword(Actor.program(), USER, password);
      } else {
        people.add(Actor.program(), USER, Role.ADMIN, password);
      }
      return typed;
    } catch (AccessFault e) {
      throw new IllegalStateException("the demo's user cannot be made", e);
    }
  }

  private static String password(SecureRandom random) {
    StringJoiner groups = new StringJoiner("-");
    for (int group = 0; group < PASSWORD_GROUPS; group++) {
      StringBuilder chars = new StringBuilder();
      for (int i = 0; i < GROUP_CHARS; i++) {
        chars.append(PASSWORD_CHARS.charAt(random.nextInt(PASSWORD_CHARS.length())));
      }
      groups.add(chars);
    }
    return groups.toString();
  }

  ManagerConfig managerConfig(FreePort ports) throws IOException, OperatorFault {
    String yaml =
        """
        # Written by 'honeybee demo' at each start.
        manager:
          name: demo
          dir: %s
        nodes:
          address: 127.0.0.1:%d
          tls:
            enabled: true
            cert_file: %s
            key_file: %s
        auth:
          totp_required: true
          enrolment: listed
        http:
          address: 127.0.0.1:%d
          tls:
            enabled: false
        """
            .formatted(
                quoted(place.managerDirectory()),
                ports.from(NODE_PORT),
                quoted(place.managerDirectory().resolve("manager.crt")),
                quoted(place.managerDirectory().resolve("manager.key")),
                ports.from(HTTP_PORT));
    DurableFile.write(place.managerConfig(), yaml);
    return own(() -> ManagerConfig.read(place.managerConfig(), place.path()));
  }

  NodeConfig nodeConfig(FreePort ports, int managerPort) throws IOException, OperatorFault {
    StringBuilder yaml =
        new StringBuilder(
            """
            # Written by 'honeybee demo' at each start.
            node:
              name: %s
              type: Full
            server:
              address: 127.0.0.1:%d
              reconnect_delay: 1
            tls:
              enabled: true
              ca_file: %s
            auth:
              totp_enabled: true
              totp_secret_dir: %s
            honeypot:
              base_dir: %s
            pots:
            """
                .formatted(
                    Demo.NODE_NAME,
                    managerPort,
                    quoted(place.caFile()),
                    quoted(place.nodeDirectory()),
                    quoted(place.nodeDirectory())));
    for (Map.Entry<String, Integer> pot : POT_PORTS.entrySet()) {
      yaml.append(
          """
            - id: %s
              type: %s
              address: 127.0.0.1
              port: %d
          """
              .formatted(pot.getKey(), pot.getKey(), ports.from(pot.getValue())));
    }
    DurableFile.write(place.nodeConfig(), yaml.toString());
    return own(() -> NodeConfig.read(place.nodeConfig(), place.path(), potTypes));
  }

  /** As YAML writes a text in which only the quote is special. */
  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  private interface Reading<T> {
    T read() throws ConfigException;
  }

  private static <T> T own(Reading<T> reading) {
    try {
      return reading.read();
    } catch (ConfigException e) {
      throw new IllegalStateException("the demo's own configuration is faulty", e);
    }
  }
}
