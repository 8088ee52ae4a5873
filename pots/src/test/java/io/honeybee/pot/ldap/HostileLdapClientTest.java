package io.honeybee.pot.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that break the protocol. */
class HostileLdapClientTest {
  private static final BerWriter BER = new BerWriter(false);
  private static final String BOUND = "0\f\u0002\u0001\u0001a\u0007\n\u0001\0\u0004\0\u0004\0";

  @TempDir Path directory;
  private PotFixture pot;

  @BeforeEach
  void start() throws Exception {
    pot = PotFixture.start(new LdapPotType(), directory, Map.of());
  }

  @AfterEach
  void stop() {
    pot.close();
  }

  private static String bind(String dn, String password) {
    return BER.message(
        1, BER.element(0x60, BER.number(2, 3) + BER.octets(dn) + BER.element(0x80, password)));
  }

  private static String search(String base, String filter) {
    return BER.message(
        2,
        BER.element(
            0x63,
            BER.octets(base)
                + BER.number(0x0A, 2)
                + BER.number(0x0A, 0)
                + BER.number(2, 0)
                + BER.number(2, 0)
                + BER.element(1, "\0")
                + filter
                + BER.sequence("")));
  }

  private void assertServes() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.send(bind("", "")).awaitText(BOUND);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0\u0084\u007f\u00ff\u00ff\u00ff\u0002\u0001\u0001",
        "0\u0080\u0002\u0001\u0001",
        "0\u0085\0\0\0\0\u0001",
        "\u0004\u0003abc",
      })
  void whatIsNoMessageEndsTheSessionWithoutAWord(String sent) throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.send(sent).awaitEnd();
      assertThat(client.received()).isEmpty();
    }
    assertServes();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0\u0008\u0002\u0001\u0001`\u0003abc",
        "0\u0003\u0004\u0001a",
        "0\u0007\u0002\u0005\u0001\u0001\u0001\u0001\u0001",
        "0\t\u0002\u0001\u0001`\u0084\u007f\u00ff\u00ff\u00ff",
      })
  void brokenRequestsAreToldAsSlapdTellsThem(String sent) throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.send(sent).awaitText("decoding error").awaitEnd();
      assertThat(client.received()).endsWith("\u008a\u00161.3.6.1.4.1.1466.20036");
    }
    assertServes();
  }

  @Test
  void unknownOperationEndsTheSession() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client
          .send(BER.message(1, BER.element(0x7E, "")))
          .awaitText("unknown LDAP request")
          .awaitEnd();
    }
  }

  @Test
  void deepAndWideFiltersAreRefused() throws Exception {
    String deep = BER.element(0x87, "cn");
    for (int i = 0; i < 5_000; i++) {
      deep = BER.element(0xA2, deep);
    }
    String wide = BER.element(0xA1, BER.element(0x87, "cn").repeat(5_000));
    for (String filter : new String[] {deep, wide}) {
      try (RawClient client = new RawClient(pot.port())) {
        client.send(search("dc=nodomain", filter)).awaitText("decoding error").awaitEnd();
      }
    }
    assertServes();
  }

  @Test
  void hostileTextStaysText() throws Exception {
    String dn = "cn=\u001b[2J<script>\u00ff\0\r\n,dc=x";
    try (RawClient client = new RawClient(pot.port())) {
      client.send(bind(dn, "p".repeat(65_536))).awaitText("a\u0007\n\u00011");
      client.send(search("\u00ff".repeat(65_536), BER.element(0x87, "objectClass")));
      client.awaitText("invalid DN");
    }
    assertThat(pot.await("ldap.login.failed", 1).getFirst().data())
        .containsEntry("dn", "cn=\u001b[2J<script>\\xff\0\r\n,dc=x")
        .containsEntry("password_bytes", 65_536)
        .containsEntry("truncated", true);
    assertThat(pot.await("ldap.search.request", 1).getFirst().data())
        .containsEntry("dn_bytes", 65_536);
  }

  @Test
  void mutatedSessionsHarmNobody() throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    String filter =
        BER.element(
            0xA0,
            BER.element(0xA3, BER.octets("uid") + BER.octets("a"))
                + BER.element(0xA4, BER.octets("cn") + BER.sequence(BER.element(0x80, "x")))
                + BER.element(0xA9, BER.element(0x82, "cn") + BER.element(0x83, "y")));
    String good =
        bind("", "") + search("dc=nodomain", filter) + BER.message(3, BER.element(0x42, ""));
    for (int i = 0; i < 200; i++) {
      StringBuilder bad = new StringBuilder(good);
      for (int j = 0; j < 2; j++) {
        bad.setCharAt(random.nextInt(bad.length()), (char) random.nextInt(256));
      }
      try (RawClient client = new RawClient(pot.port())) {
        client.send(bad.toString());
      }
    }
    pot.await("ldap.session.closed", 200);
    assertServes();
  }
}
