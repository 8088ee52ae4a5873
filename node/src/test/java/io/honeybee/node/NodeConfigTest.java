package io.honeybee.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.honeybee.capture.CaptureSettings;
import io.honeybee.fetch.FetchSettings;
import io.honeybee.node.intake.IntakeSettings;
import io.honeybee.node.link.AuthSettings;
import io.honeybee.node.link.ServerSettings;
import io.honeybee.node.link.TlsSettings;
import io.honeybee.node.metrics.MetricsSettings;
import io.honeybee.node.spool.SpoolSettings;
import io.honeybee.node.supervision.HoneypotSettings;
import io.honeybee.node.supervision.PotSettings;
import io.honeybee.pot.Ports;
import io.honeybee.pot.PotType;
import io.honeybee.pot.PotTypes;
import io.honeybee.protocol.EventFormat;
import io.honeybee.protocol.NodeType;
import io.honeybee.recording.RecordingSettings;
import io.honeybee.runtime.config.ConfigException;
import io.honeybee.runtime.config.HostPort;
import io.honeybee.runtime.config.LogConfig;
import io.honeybee.runtime.files.FolderLimits;
import io.honeybee.runtime.tls.TlsClientSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeConfigTest {
  private static final Path HOME = Path.of("/home/op");
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final String MINIMAL = "server: {address: manager.example.org:9001}\n";

  private final PotType ssh = new FakePotType("ssh");
  private final PotType telnet = new FakePotType("telnet");
  private final PotTypes types = new PotTypes(List.of(ssh, telnet));

  @TempDir private Path dir;

  private NodeConfig read(String yaml) throws IOException, ConfigException {
    Path file = dir.resolve("node.yaml");
    Files.writeString(file, yaml);
    return NodeConfig.read(file, HOME, types);
  }

  private String faults(String yaml) {
    ConfigException thrown = catchThrowableOfType(ConfigException.class, () -> read(yaml));
    return String.valueOf(thrown.getMessage()).replace(dir + "/", "");
  }

  @Test
  void theManagersAddressIsAllThatMustBeSet() throws Exception {
    NodeConfig config = read(MINIMAL);
    assertThat(config.node().name()).isNotBlank();
    assertThat(config.node().type()).isEqualTo(NodeType.FULL);
    assertThat(config.node().address()).isEqualTo("0.0.0.0");
    assertThat(config.node().port()).isEqualTo(8080);
    assertThat(config.server())
        .isEqualTo(
            new ServerSettings(
                new HostPort("manager.example.org", 9001),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                EventFormat.AUTO,
                Duration.ofMillis(20)));
    assertThat(config.tls())
        .isEqualTo(
            new TlsSettings(
                true,
                new TlsClientSettings(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty())));
    assertThat(config.auth()).isEqualTo(new AuthSettings(true, HOME.resolve(".honeybee")));
    assertThat(config.log()).isEqualTo(LogConfig.DEFAULT);
    assertThat(config.honeypot())
        .isEqualTo(new HoneypotSettings(true, HOME.resolve(".honeybee"), 2222, 2223));
    assertThat(config.intake()).isEqualTo(new IntakeSettings(LOOPBACK, 9100, Optional.empty()));
    assertThat(config.spool())
        .isEqualTo(SpoolSettings.defaults(HOME.resolve(".honeybee").resolve("spool")));
    assertThat(config.captures()).isEqualTo(CaptureSettings.DEFAULT);
    assertThat(config.recordings()).isEqualTo(RecordingSettings.DEFAULT);
    assertThat(config.fetch()).isEqualTo(FetchSettings.DEFAULT);
    assertThat(config.fetch().enabled()).isFalse();
    assertThat(config.pots())
        .containsExactly(
            new PotSettings("ssh", ssh, List.of(), Ports.of(2222), Map.of()),
            new PotSettings("telnet", telnet, List.of(), Ports.of(2223), Map.of()));
  }

  @Test
  void aFileOfTheOriginalNodeIsReadUnchanged() throws Exception {
    NodeConfig config =
        read(
            """
            node:
              name: "honeybee-node-01"
              type: "Full"
              address: "0.0.0.0"
              port: 8080
            server:
              address: "192.168.1.3:9001"
              heartbeat_interval: 15
              reconnect_delay: 7
              connection_timeout: 20
            tls:
              enabled: false
              cert_file: ""
              key_file: ""
              ca_file: ""
              insecure_skip_verify: false
              server_name: "honeybee-manager"
            auth:
              totp_enabled: true
              totp_secret_dir: ""
            log:
              level: "info"
              format: "text"
              file: ""
            honeypot:
              enabled: true
              base_dir: "~/.honeybee/honeypots"
              default_ssh_port: 2322
              default_telnet_port: 2323
            """);
    assertThat(config.node().name()).isEqualTo("honeybee-node-01");
    assertThat(config.server().heartbeatInterval()).isEqualTo(Duration.ofSeconds(15));
    assertThat(config.tls().enabled()).isFalse();
    assertThat(config.tls().client().serverName()).contains("honeybee-manager");
    assertThat(config.tls().client().caFile()).isEmpty();
    assertThat(config.auth().totpSecretDir()).isEqualTo(HOME.resolve(".honeybee/honeypots"));
    assertThat(config.pots()).extracting(pot -> pot.ports().first()).containsExactly(2322, 2323);
  }

  @Test
  void everySettingCanBeSet() throws Exception {
    NodeConfig config =
        read(
            """
            node: {name: edge, type: Full, address: 198.51.100.7, port: 1}
            server:
              address: "[::1]:9101"
              heartbeat_interval: 2m
              reconnect_delay: 1s
              connection_timeout: 3
              event_format: alarm
              legacy_write_gap: 50ms
            tls:
              enabled: yes
              cert_file: ~/n.crt
              key_file: ~/n.key
              ca_file: /etc/ca.crt
              crl_file: /etc/ca.crl
              insecure_skip_verify: true
              server_name: m
            auth: {totp_enabled: false, totp_secret_dir: ~/secret}
            log: {level: debug, format: json, file: /var/log/n.log}
            honeypot:
              enabled: true
              base_dir: /data
              default_ssh_port: 1
              default_telnet_port: 2
              event_port: 9500
              event_address: 192.0.2.7
              event_token_file: ~/event-token
            spool: {dir: ~/sp, max_size: 64MiB, memory_limit: 8MiB}
            captures: {max_size: 8MiB, max_file_size: 2MiB, max_files: 7, max_age: 2d}
            recordings:
              enabled: false
              max_size: 9MiB
              max_session_size: 64KiB
              max_files: 8
              max_age: 3h
            fetch:
              enabled: true
              max_size: 1MiB
              timeout: 5
              max_concurrent: 2
              max_per_minute: 3
            metrics: {port: 9300}
            pots:
              - {id: a, type: ssh, port: 22, address: 127.0.0.1, options: {banner: hi, delay: 3}}
              - {id: b, type: ssh, port: 22, address: 127.0.0.2}
              - {id: c, type: telnet}
            """);
    assertThat(config.server())
        .isEqualTo(
            new ServerSettings(
                new HostPort("::1", 9101),
                Duration.ofMinutes(2),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                EventFormat.ALARM,
                Duration.ofMillis(50)));
    assertThat(config.tls().client())
        .isEqualTo(
            new TlsClientSettings(
                Optional.of(HOME.resolve("n.crt")),
                Optional.of(HOME.resolve("n.key")),
                Optional.of(Path.of("/etc/ca.crt")),
                Optional.of(Path.of("/etc/ca.crl")),
                true,
                Optional.of("m")));
    assertThat(config.auth()).isEqualTo(new AuthSettings(false, HOME.resolve("secret")));
    assertThat(config.log())
        .isEqualTo(
            new LogConfig(
                LogConfig.Level.DEBUG,
                LogConfig.Format.JSON,
                Optional.of(Path.of("/var/log/n.log"))));
    assertThat(config.honeypot()).isEqualTo(new HoneypotSettings(true, Path.of("/data"), 1, 2));
    assertThat(config.intake())
        .isEqualTo(
            new IntakeSettings(
                InetAddress.ofLiteral("192.0.2.7"),
                9500,
                Optional.of(HOME.resolve("event-token"))));
    assertThat(config.spool())
        .isEqualTo(new SpoolSettings(HOME.resolve("sp"), 64L << 20, 8L << 20));
    assertThat(config.captures())
        .isEqualTo(
            new CaptureSettings(2L << 20, new FolderLimits(8L << 20, 7, Duration.ofDays(2))));
    assertThat(config.recordings())
        .isEqualTo(
            new RecordingSettings(
                false, 64L << 10, new FolderLimits(9L << 20, 8, Duration.ofHours(3))));
    assertThat(config.fetch())
        .isEqualTo(new FetchSettings(true, 1L << 20, Duration.ofSeconds(5), 2, 3));
    assertThat(config.metrics()).isEqualTo(new MetricsSettings(9300));
    assertThat(config.pots())
        .containsExactly(
            new PotSettings(
                "a", ssh, List.of("127.0.0.1"), Ports.of(22), Map.of("banner", "hi", "delay", "3")),
            new PotSettings("b", ssh, List.of("127.0.0.2"), Ports.of(22), Map.of()),
            new PotSettings("c", telnet, List.of(), Ports.of(4242), Map.of()));
  }

  @Test
  void nothingListensForCountersByDefaultAndNoAddressCanBeSet() throws Exception {
    assertThat(read(MINIMAL).metrics()).isEqualTo(new MetricsSettings(0));
    assertThat(faults(MINIMAL + "metrics: {port: 70000}\n"))
        .isEqualTo("node.yaml:2: metrics.port: 70000 is outside 0..65535");
    assertThat(faults(MINIMAL + "metrics: {port: 9300, address: 0.0.0.0}\n"))
        .contains("node.yaml:2: metrics.address: ");
  }

  @Test
  void fiveFaultsAreReportedWithTheirLines() {
    assertThat(
            faults(
                """
                node:
                  type: Half
                server:
                  adress: 192.0.2.1:9001
                  heartbeat_interval: 0
                tls:
                  cert_file: /n.crt
                """))
        .isEqualTo(
            """
            node.yaml:2: node.type: Half is none of Agent, Full
            node.yaml:3: server.address: is missing; write the manager's host:port, such as 192.0.2.10:9001
            node.yaml:4: server.adress: is not a known key; did you mean address?
            node.yaml:5: server.heartbeat_interval: 0 is outside 1..3600 seconds
            node.yaml:7: tls.cert_file: goes with key_file, which is not set; set both or neither""");
  }

  @Test
  void faultsInTheListOfPotsAreReportedWithTheirLines() {
    assertThat(
            faults(
                MINIMAL
                    + """
                    pots:
                      - id: a
                        type: ssh
                        options:
                          baner: x
                          delay: "10"
                      - id: a
                        type: telnet
                      - id: ../b
                        type: gopher
                        options: {any: thing}
                      - type: telnet
                        port: 1
                    """))
        .isEqualTo(
            """
            node.yaml:6: pots[0].options.baner: is not a known key; did you mean banner?
            node.yaml:7: pots[0].options.delay: is outside 0..9 seconds
            node.yaml:8: pots[1].id: a is the id of pots[0] already; choose another
            node.yaml:8: pots[1].port: 4242 is the port of a already; choose another
            node.yaml:10: pots[2].id: must be 1 to 64 letters, digits, '.', '_' or '-', and not start with '.' or '-'
            node.yaml:11: pots[2].type: gopher is not a pot type; known here: ssh, telnet
            node.yaml:13: pots[3].id: is missing; choose a short name, such as ssh-1""");
  }

  @Test
  void oneFileOrSessionMayNotTakeMoreThanTheFolderHolds() {
    assertThat(
            faults(
                MINIMAL
                    + """
                    captures:
                      max_size: 2MiB
                      max_file_size: 3MiB
                    recordings:
                      max_size: 1MiB
                      max_session_size: 2MiB
                      max_age: 1s
                    """))
        .isEqualTo(
            """
            node.yaml:4: captures.max_file_size: 3145728 is more than max_size, 2097152
            node.yaml:7: recordings.max_session_size: 2097152 is more than max_size, 1048576
            node.yaml:8: recordings.max_age: 1s is outside 3600..315360000 seconds""");
  }

  @Test
  void eventsFromOtherMachinesTakeAToken() throws Exception {
    assertThat(faults(MINIMAL + "honeypot:\n  event_port: 9100\n  event_address: 0.0.0.0\n"))
        .isEqualTo(
            "node.yaml:4: honeypot.event_address: 0.0.0.0 can be reached from other machines;"
                + " set event_token_file too, so that not everybody can make up events");
    assertThat(faults(MINIMAL + "honeypot: {event_address: pots.example.org}\n"))
        .contains("honeypot.event_address: pots.example.org is no IP address of this machine");
    assertThat(read(MINIMAL + "honeypot: {event_address: localhost}\n").intake().address())
        .isEqualTo(LOOPBACK);
    assertThat(read(MINIMAL + "honeypot: {event_address: '::1'}\n").intake().address())
        .isEqualTo(InetAddress.ofLiteral("::1"));
  }

  @Test
  void anAgentRunsNoPotThatPretendsToBeSomething() throws Exception {
    assertThat(read(MINIMAL + "node: {type: Agent}\n").pots()).isEmpty();
    assertThat(faults(MINIMAL + "node: {type: Agent}\npots:\n  - {id: a, type: ssh}\n"))
        .contains("node.yaml:3: pots: an Agent runs no ssh pot such as a");
  }

  @Test
  void disabledHoneypotsAndAnEmptyListMeanNoPots() throws Exception {
    assertThat(read(MINIMAL + "honeypot: {enabled: false}\n").pots()).isEmpty();
    assertThat(read(MINIMAL + "pots: []\n").pots()).isEmpty();
  }

  @Test
  void theTemplateHasNoFaultAndSaysWhatWasAsked() throws Exception {
    String template =
        NodeTemplate.text(
            "n \"1\" \\ é",
            new HostPort("::1", 9001),
            Optional.of(Path.of("/x y/ca.crt")),
            dir.toString());
    NodeConfig config = read(template);
    assertThat(config.node().name()).isEqualTo("n \"1\" \\ é");
    assertThat(config.server().address()).isEqualTo(new HostPort("::1", 9001));
    assertThat(config.tls().client().caFile()).contains(Path.of("/x y/ca.crt"));
    assertThat(config.honeypot().baseDir()).isEqualTo(dir);
    NodeConfig plain = read(MINIMAL);
    assertThat(config.spool()).isEqualTo(SpoolSettings.defaults(dir.resolve("spool")));
    assertThat(config.server())
        .usingRecursiveComparison()
        .ignoringFields("address")
        .isEqualTo(plain.server());
    assertThat(config.captures()).isEqualTo(plain.captures());
    assertThat(config.recordings()).isEqualTo(plain.recordings());
    assertThat(config.fetch()).isEqualTo(plain.fetch());
    assertThat(config.pots()).isEqualTo(plain.pots());
  }

  @Test
  void theTemplatesCommentedPotsHaveNoFaultEither() throws Exception {
    String template = NodeTemplate.text("n", new HostPort("m", 1), Optional.empty(), "~/.honeybee");
    String pots = template.substring(template.indexOf("# pots:")).replaceAll("(?m)^# ", "");
    assertThat(read(MINIMAL + pots).pots()).hasSize(1);
  }
}
