package io.honeybee.app.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.app.terminal.OperatorFault;
import io.honeybee.runtime.certs.CertificateAuthority;
import io.honeybee.runtime.certs.CertificateFiles;
import io.honeybee.runtime.certs.CertificateRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the manager, its token and its CA are found. */
class ManagerAccessTest {
  private static final Map<String, String> WITH_TOKEN = Map.of("HONEYBEE_TOKEN", "hb_environment");

  @TempDir Path directory;
  private final ManagerOptions options = new ManagerOptions();
  private Path config = Path.of("");

  @BeforeEach
  void setUp() throws Exception {
    config = directory.resolve("manager.yaml");
    Files.createDirectories(directory.resolve("m"));
    Files.writeString(directory.resolve("m/api-token"), "hb_configured\n");
  }

  private ManagerAccess find(Map<String, String> environment) throws Exception {
    return ManagerAccess.find(options, directory, environment);
  }

  private void configure(String http) throws Exception {
    Files.writeString(config, "manager: {dir: '~/m'}\nhttp: {" + http + "}\n");
    options.config = config;
  }

  @Test
  void withoutOptionsItIsTheLocalManagerAndTheEnvironmentsToken() throws Exception {
    ManagerAccess found = find(WITH_TOKEN);
    assertThat(found.url()).hasToString("http://127.0.0.1:9002");
    assertThat(found.token()).isEqualTo("hb_environment");
    assertThat(found.caFile()).isEmpty();
    assertThat(found.toString()).doesNotContain("hb_");
  }

  @Test
  void theConfigurationTellsAddressAndTokenBeforeTheEnvironment() throws Exception {
    configure("address: '0.0.0.0:9102', tls: {enabled: true}");
    writeCertificate("manager.example.org", "127.0.0.1");
    ManagerAccess found = find(WITH_TOKEN);
    assertThat(found.url()).hasToString("https://127.0.0.1:9102");
    assertThat(found.token()).isEqualTo("hb_configured");
    assertThat(found.caFile()).contains(directory.resolve("m/manager.crt"));
  }

  @Test
  void theNameOfTheCertificateIsTakenWhenItHasNoLoopbackOne() throws Exception {
    configure("address: '[::]:9102', tls: {enabled: true}");
    writeCertificate("manager.example.org");
    assertThat(find(Map.of()).url()).hasToString("https://manager.example.org:9102");
  }

  @Test
  void anIpv6AddressStandsInBrackets() throws Exception {
    configure("address: '[::1]:9102'");
    assertThat(find(Map.of()).url()).hasToString("http://[::1]:9102");
  }

  @Test
  void optionsGoBeforeTheConfiguration() throws Exception {
    configure("address: '127.0.0.1:9102'");
    options.url = "https://manager.example.org/honeybee/";
    options.tokenFile = Files.writeString(directory.resolve("t"), "  hb_option\n");
    options.caFile = directory.resolve("ca.crt");
    ManagerAccess found = find(WITH_TOKEN);
    assertThat(found.url()).hasToString("https://manager.example.org/honeybee");
    assertThat(found.token()).isEqualTo("hb_option");
    assertThat(found.caFile()).contains(directory.resolve("ca.crt"));
  }

  private void writeCertificate(String... hosts) throws Exception {
    InstantSource clock = InstantSource.system();
    CertificateAuthority.create(directory.resolve("ca"), "CA", clock, new SecureRandom())
        .issue(
            CertificateRequest.server("manager", List.of(hosts)),
            CertificateFiles.in(directory.resolve("m"), "manager"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://manager.example.org:9002",
        "http://192.0.2.1:9002",
        "ftp://127.0.0.1",
        "127.0.0.1:9002",
        "https://",
        "https://user:pass@host",
        "https://host/?a=b",
        "https://host/#a",
        "not a url"
      })
  void anAddressThatIsNoneOrWouldShowTheTokenIsRefused(String url) {
    options.url = url;
    assertThatThrownBy(() -> find(WITH_TOKEN))
        .isInstanceOf(OperatorFault.class)
        .hasMessageStartingWith("--url: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "two words", "l\u00f6we", "a\nb", "\u001b[2J"})
  void aFileWithoutATokenIsRefused(String content) throws Exception {
    options.tokenFile = Files.writeString(directory.resolve("t"), content);
    assertThatThrownBy(() -> find(WITH_TOKEN))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("holds no token")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("words"));
  }

  @Test
  void withoutATokenItSaysWhereOneMayBe() throws Exception {
    assertThatThrownBy(() -> find(Map.of()))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("--token-file")
        .hasMessageContaining("HONEYBEE_TOKEN")
        .hasMessageContaining("-c manager.yaml");
    options.tokenFile = directory.resolve("none");
    assertThatThrownBy(() -> find(WITH_TOKEN))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("there is none");
  }
}
