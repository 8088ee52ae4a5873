package io.honeybee.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.honeybee.manager.access.AuthSettings;
import io.honeybee.manager.access.EnrolmentMode;
import io.honeybee.manager.api.HttpSettings;
import io.honeybee.manager.events.StoreSettings;
import io.honeybee.manager.fleet.NodesSettings;
import io.honeybee.runtime.config.ConfigException;
import io.honeybee.runtime.config.HostPort;
import io.honeybee.runtime.config.LogConfig;
import io.honeybee.runtime.tls.ClientAuth;
import io.honeybee.runtime.tls.TlsServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagerConfigTest {
  private static final Path HOME = Path.of("/home/op");
  private static final Path DIR = HOME.resolve(".honeybee/manager");

  private static ManagerConfig parse(String yaml) throws ConfigException {
    return ManagerConfig.parse("manager.yaml", yaml, HOME);
  }

  private static String faults(String yaml) {
    return String.valueOf(
        catchThrowableOfType(ConfigException.class, () -> parse(yaml)).getMessage());
  }

  private static TlsServerSettings tls(Path dir) {
    return new TlsServerSettings(
        dir.resolve("manager.crt"),
        dir.resolve("manager.key"),
        Optional.empty(),
        Optional.empty(),
        ClientAuth.NONE);
  }

  private static ManagerConfig defaults(Path dir) {
    return new ManagerConfig(
        "honeybee-manager",
        dir,
        new NodesSettings(
            new HostPort("0.0.0.0", 9001),
            Optional.of(tls(dir)),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            20_000,
            20_000,
            2_000,
            65_536),
        new AuthSettings(true, EnrolmentMode.LISTED),
        new HttpSettings(new HostPort("127.0.0.1", 9002), Optional.empty()),
        new StoreSettings(dir.resolve("honeybee.db"), 90, 10L << 30),
        LogConfig.DEFAULT);
  }

  @Test
  void anEmptyFileGivesTheSafeDefaults() throws ConfigException {
    assertThat(parse("")).isEqualTo(defaults(DIR));
  }

  @Test
  void theTemplateHoldsTheDefaultsAndTheGivenDirectory() throws ConfigException {
    Path dir = Path.of("/srv/it's a # place: \"here\"");
    assertThat(parse(ManagerTemplate.text(dir))).isEqualTo(defaults(dir));
  }

  @Test
  void theTemplatesCommentedKeysAreKnown() throws ConfigException {
    String uncommented =
        ManagerTemplate.text(DIR)
            .replaceAll("(?m)^( +)# ([a-z_]+: \\S+)( in manager.dir)?$", "$1$2");
    assertThat(uncommented).contains("\n  max_unregistered: 2000\n").contains("\n    crl_file");
    assertThat(parse(uncommented).nodes().maxUnregistered()).isEqualTo(2_000);
  }

  @Test
  void everyKeyIsRead() throws ConfigException {
    String yaml =
        """
        manager: {name: hive, dir: /srv/hive}
        nodes:
          address: "[::]:1"
          tls:
            {enabled: true, cert_file: /c, key_file: ~/k, client_ca_file: /ca, crl_file: /crl, client_auth: need}
          heartbeat_interval: 5
          registration_timeout: 7s
          max_connections: 10
          max_connections_per_source: 4
          max_unregistered: 3
          max_envelope: 8KiB
        auth: {totp_required: false, enrolment: closed}
        http:
          address: 0.0.0.0:2
          tls: {cert_file: /c2, key_file: /k2, client_auth: ""}
        store: {file: /db, keep_days: 1, max_size: 1MiB}
        log: {level: debug, format: json, file: /log}
        """;
    assertThat(parse(yaml))
        .isEqualTo(
            new ManagerConfig(
                "hive",
                Path.of("/srv/hive"),
                new NodesSettings(
                    new HostPort("::", 1),
                    Optional.of(
                        new TlsServerSettings(
                            Path.of("/c"),
                            HOME.resolve("k"),
                            Optional.of(Path.of("/ca")),
                            Optional.of(Path.of("/crl")),
                            ClientAuth.NEED)),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(7),
                    10,
                    4,
                    3,
                    8_192),
                new AuthSettings(false, EnrolmentMode.CLOSED),
                new HttpSettings(
                    new HostPort("0.0.0.0", 2),
                    Optional.of(
                        new TlsServerSettings(
                            Path.of("/c2"),
                            Path.of("/k2"),
                            Optional.empty(),
                            Optional.empty(),
                            ClientAuth.NONE))),
                new StoreSettings(Path.of("/db"), 1, 1 << 20),
                new LogConfig(
                    LogConfig.Level.DEBUG, LogConfig.Format.JSON, Optional.of(Path.of("/log")))));
  }

  @Test
  void everyFaultIsReportedAtOnceWithItsLine() {
    String yaml =
        """
        manager:
          nmae: x
        nodes:
          address: nowhere
          tls:
            client_auth: want
        auth:
          enrolment: maybe
        http:
          address: 0.0.0.0:9002
          tls:
            enabled: false
        stroe:
        """;
    assertThat(faults(yaml))
        .matches(
            """
            manager.yaml:2: manager.nmae: is not a known key; did you mean name\\?
            manager.yaml:4: nodes.address: nowhere is no host:port.*
            manager.yaml:5: nodes.tls.client_ca_file: is missing; client_auth want needs .*
            manager.yaml:8: auth.enrolment: maybe is none of closed, listed, open
            manager.yaml:12: http.tls.enabled: may be false only on a loopback address.*
            manager.yaml:13: stroe: is not a known key; did you mean store\\?"""
                .stripIndent());
  }

  @Test
  void plainNodesNeedTotpTurnedOffToo() throws ConfigException {
    assertThat(faults("nodes: {tls: {enabled: false}}"))
        .contains("auth.totp_required: cannot be true with nodes.tls.enabled: false");
    ManagerConfig plain =
        parse("nodes: {tls: {enabled: false}}\nauth: {totp_required: false, enrolment: open}\n");
    assertThat(plain.nodes().tls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:1", "127.9.9.9:1", "[::1]:1", "localhost:1", "LOCALHOST:1"})
  void httpIsPlainByDefaultOnLoopbackOnly(String address) throws ConfigException {
    assertThat(parse("http: {address: '" + address + "'}").http().tls()).isEmpty();
    assertThat(parse("http: {address: '" + address + "', tls: {enabled: true}}").http().tls())
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0:1", "[::]:1", "10.0.0.1:1", "localhost.example.org:1"})
  void httpIsEncryptedByDefaultAnywhereElse(String address) throws ConfigException {
    assertThat(parse("http: {address: '" + address + "'}").http().tls()).isPresent();
  }
}
