package io.honeybee.pot.pop3;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.mail.HostileBytes;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import io.honeybee.pot.RealClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** curl, openssl, and clients that do not play by the rules. */
class Pop3ClientTest {
  @TempDir Path directory;

  private PotFixture start(Map<String, String> options) throws Exception {
    return PotFixture.start(new Pop3PotType(), directory, options);
  }

  @Test
  void curlReadsTheMailboxWithTls() throws Exception {
    try (PotFixture pot = start(Map.of("login", "list:tom/secret"))) {
      String url = "pop3://127.0.0.1:" + pot.port() + "/";
      RealClient refused = RealClient.run("", "curl", "-sv", "-u", "tom:wrong", url);
      assertThat(refused.exitCode()).isEqualTo(67);
      RealClient list =
          RealClient.run("", "curl", "-sv", "-k", "--ssl-reqd", "-u", "tom:secret", url);
      assertThat(list.exitCode()).as(list.output()).isZero();
      assertThat(list.output()).contains("+OK Logged in.").containsPattern("\n1 [0-9]+\r\n");
      RealClient message = RealClient.run("", "curl", "-s", "-u", "tom:secret", url + "1");
      assertThat(message.output())
          .contains("Delivered-To: tom@" + PotFixture.WORLD.hostName())
          .contains("Subject: ");
      assertThat(pot.await("pop3.login.success", 2).getFirst().data())
          .containsEntry("username", "tom")
          .containsEntry("password", "secret")
          .containsEntry("method", "PLAIN");
      assertThat(pot.seen("pop3.login.failed")).isNotEmpty();
      assertThat(pot.seen("pop3.client.tls")).hasSize(1);
    }
  }

  @Test
  void repliesAreDovecots() throws Exception {
    try (PotFixture pot = start(Map.of("login", "any"))) {
      String answers =
          HostileBytes.exchange(
              pot.port(),
              HostileBytes.lines(
                  "FOO",
                  "PASS x",
                  "CAPA",
                  "AUTH",
                  "AUTH FOO",
                  "APOP tom 0123",
                  "USER tom",
                  "PASS a b",
                  "FOO",
                  "STAT",
                  "LIST 99",
                  "LIST x",
                  "UIDL 1",
                  "TOP 1 0",
                  "TOP 1",
                  "DELE 1",
                  "RETR 1",
                  "RSET",
                  "NOOP",
                  "QUIT"));
      assertThat(answers)
          .startsWith("+OK Dovecot (Debian) ready.\r\n-ERR Unknown command.\r\n")
          .containsSubsequence(
              "-ERR No username given.\r\n",
              "+OK\r\nCAPA\r\nTOP\r\nUIDL\r\nRESP-CODES\r\nPIPELINING\r\nAUTH-RESP-CODE\r\nSTLS\r\nUSER\r\nSASL PLAIN LOGIN\r\n.\r\n",
              "+OK\r\nPLAIN\r\nLOGIN\r\n.\r\n",
              "-ERR [AUTH] Unsupported authentication mechanism.\r\n",
              "+OK\r\n+OK Logged in.\r\n",
              "-ERR Unknown command: FOO\r\n",
              "-ERR There's no message 99.\r\n-ERR Invalid message number: x\r\n",
              "-ERR Noise after message number: \r\n",
              "+OK Marked to be deleted.\r\n-ERR Message is deleted.\r\n",
              "+OK Logging out.\r\n");
      assertThat(pot.await("pop3.login.success", 1).getFirst().data())
          .containsEntry("password", "a b");
    }
  }

  @Test
  void apopHashIsInTheFormThatCrackersRead() throws Exception {
    try (PotFixture pot = start(Map.of("apop", "true"));
        RawClient client = new RawClient(pot.port())) {
      client.awaitText(">\r\n");
      String stamp = client.received().replaceAll("(?s).*(<.*>).*", "$1");
      byte[] digest =
          MessageDigest.getInstance("MD5")
              .digest((stamp + "secret").getBytes(StandardCharsets.US_ASCII));
      String hex = HexFormat.of().formatHex(digest);
      client.send("APOP tom " + hex + "\r\n").awaitText("-ERR [AUTH] Authentication failed.");
      assertThat(pot.await("pop3.login.failed", 1).getFirst().data())
          .containsEntry("username", "tom")
          .containsEntry("hash", hex + ":" + stamp)
          .containsEntry("method", "APOP");
    }
  }

  @Test
  void implicitTlsGreetsBehindTheHandshake() throws Exception {
    try (PotFixture pot = start(Map.of("tls", "implicit"))) {
      RealClient client =
          RealClient.run(
              "QUIT\r\n",
              "openssl",
              "s_client",
              "-quiet",
              "-ign_eof",
              "-connect",
              "127.0.0.1:" + pot.port());
      assertThat(client.output())
          .contains("+OK Dovecot (Debian) ready.")
          .contains("+OK Logging out");
    }
  }

  @Test
  void hostileBytesHurtNobody() throws Exception {
    try (PotFixture pot = start(Map.of("login", "any", "apop", "true"))) {
      HostileBytes.bear(
          pot,
          HostileBytes.lines(
              "CAPA",
              "APOP tom 0123456789abcdef0123456789abcdef",
              "AUTH PLAIN AGEAYg==",
              "USER a",
              "PASS b",
              "STAT",
              "LIST",
              "UIDL",
              "RETR 1",
              "TOP 1 2",
              "DELE 2",
              "LIST 3",
              "RSET",
              "QUIT"));
      try (RawClient slow = new RawClient(pot.port());
          RawClient other = new RawClient(pot.port())) {
        slow.awaitText("+OK").send("US");
        other.awaitText("+OK").send("QUIT\r\n").awaitText("Logging out").awaitEnd();
      }
    }
  }
}
