package io.honeybee.pot.rdp;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import io.honeybee.pot.RealClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FreeRDP, nmap's scripts, and clients that mean harm. */
class RdpClientTest {
  @TempDir Path directory;

  private PotFixture start(Map<String, String> options) throws Exception {
    return PotFixture.start(new RdpPotType(), directory, options);
  }

  /** Hydra speaks through the FreeRDP library. */
  private static RealClient hydra(PotFixture pot) throws Exception {
    return RealClient.run(
        "",
        "hydra",
        "-I",
        "-t",
        "1",
        "-l",
        "administrator",
        "-p",
        "Winter2024!",
        "-s",
        Integer.toString(pot.port()),
        "rdp://127.0.0.1/CORP");
  }

  @Test
  void networkLevelAuthenticationGivesUserAndResponse() throws Exception {
    try (PotFixture pot = start(Map.of("computer", "FILESRV01"))) {
      RealClient client = hydra(pot);
      assertThat(client.output()).contains("0 valid password");
      Map<String, Object> login = pot.await("rdp.login.failed", 1).getFirst().data();
      assertThat(login)
          .containsEntry("username", "administrator")
          .containsEntry("domain", "CORP")
          .containsEntry("method", "NTLMv2");
      assertThat((String) login.get("hash"))
          .matches("administrator::CORP:[0-9a-f]{16}:[0-9a-f]{32}:0101[0-9a-f]+");
      assertThat(pot.await("rdp.client.request", 1).getFirst().data().get("protocols"))
          .asInstanceOf(InstanceOfAssertFactories.LIST)
          .contains("nla");
      assertThat(pot.await("rdp.client.tls", 1).getFirst().data()).containsKey("ja4");
    }
  }

  @Test
  void tlsSecurityGivesThePasswordItself() throws Exception {
    try (PotFixture pot = start(Map.of("security", "tls"))) {
      hydra(pot);
      assertThat(pot.await("rdp.login.failed", 1).getFirst().data())
          .containsEntry("username", "administrator")
          .containsEntry("domain", "CORP")
          .containsEntry("password", "Winter2024!");
      assertThat(pot.await("rdp.client.version", 1).getFirst().data()).containsKey("build");
    }
  }

  @Test
  void nmapNamesWindowsAndItsComputer() throws Exception {
    try (PotFixture pot = start(Map.of("computer", "FILESRV01"))) {
      String port = Integer.toString(pot.port());
      String seen =
          RealClient.run(
                  "",
                  "nmap",
                  "-Pn",
                  "-sT",
                  "-sV",
                  "--script",
                  "+rdp-ntlm-info",
                  "-p",
                  port,
                  "127.0.0.1")
              .output();
      assertThat(seen)
          .contains("Microsoft Terminal Services")
          .contains("NetBIOS_Computer_Name: FILESRV01")
          .contains("Product_Version: 10.0.17763");
    }
  }

  @Test
  void theCookieNamesAUserEvenWhereNothingElseComes() throws Exception {
    try (PotFixture pot = start(Map.of());
        RawClient client = new RawClient(pot.port())) {
      client.send("\3\0\0*%\u00e0\0\0\0\0\0Cookie: mstshash=<b>\u001b[1\r\n\1\0\10\0\0\0\0\0");
      client.awaitText("\3\0\0\u0013\u000e\u00d0\0\0\u00124\0\3\0\10\0\5\0\0\0");
      assertThat(pot.await("rdp.client.request", 1).getFirst().data())
          .containsEntry("username", "<b>\u001b[1");
    }
  }

  @Test
  void brokenClientsAreClosedAndOthersServed() throws Exception {
    Random random = new Random(11);
    try (PotFixture pot = start(Map.of())) {
      for (int i = 0; i < 80; i++) {
        byte[] junk = new byte[random.nextInt(400)];
        random.nextBytes(junk);
        String start = i % 2 == 0 ? "\3\0" + (char) random.nextInt(256) : "";
        try (RawClient client = new RawClient(pot.port())) {
          client.send(start + new String(junk, StandardCharsets.ISO_8859_1));
        }
      }
      try (RawClient client = new RawClient(pot.port())) {
        client.send("\3\0\0\13\6\u00e0\0\0\0\0\0").awaitText("\3\0\0\u0013\u000e\u00d0");
      }
      pot.await("rdp.session.closed", 81);
    }
  }
}
