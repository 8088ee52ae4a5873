package io.honeybee.pot.imap;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.mail.HostileBytes;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import io.honeybee.pot.RealClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** curl, openssl, and clients that do not play by the rules. */
class ImapClientTest {
  @TempDir Path directory;

  private PotFixture start(Map<String, String> options) throws Exception {
    return PotFixture.start(new ImapPotType(), directory, options);
  }

  @Test
  void curlReadsTheMailboxWithTls() throws Exception {
    try (PotFixture pot = start(Map.of("login", "list:tom/secret"))) {
      String url = "imap://127.0.0.1:" + pot.port() + "/";
      RealClient refused = RealClient.run("", "curl", "-sv", "-u", "tom:wrong", url);
      assertThat(refused.exitCode()).isEqualTo(67);
      RealClient list =
          RealClient.run("", "curl", "-sv", "-k", "--ssl-reqd", "-u", "tom:secret", url);
      assertThat(list.exitCode()).as(list.output()).isZero();
      assertThat(list.output()).contains("* LIST (\\HasNoChildren) \".\" INBOX");
      RealClient message =
          RealClient.run("", "curl", "-s", "-u", "tom:secret", url + "INBOX;MAILINDEX=1");
      assertThat(message.output()).contains("Delivered-To: tom@" + PotFixture.WORLD.hostName());
      RealClient search =
          RealClient.run("", "curl", "-s", "-u", "tom:secret", url + "INBOX?SUBJECT%20e");
      assertThat(search.output()).startsWith("* SEARCH 1");
      assertThat(pot.await("imap.login.success", 3).getFirst().data())
          .containsEntry("username", "tom")
          .containsEntry("password", "secret");
      assertThat(pot.seen("imap.login.failed")).isNotEmpty();
    }
  }

  @Test
  void loginsInEachFormAreEvents() throws Exception {
    try (PotFixture pot = start(Map.of("login", "never"));
        RawClient client = new RawClient(pot.port())) {
      client.awaitText("Dovecot (Debian) ready.\r\n");
      client.send("1 LOGIN a b\r\n").awaitText("1 NO [AUTHENTICATIONFAILED]");
      client.send("2 LOGIN \"c d\" \"e\\\"f\"\r\n").awaitText("2 NO [AUTHENTICATIONFAILED]");
      client.send("3 LOGIN {3}\r\n").awaitText("+ OK\r\n").send("g\"h {2+}\r\n\r\n\r\n");
      client.awaitText("3 NO [AUTHENTICATIONFAILED]");
      client.send("4 AUTHENTICATE PLAIN AGEAYg==\r\n").awaitText("4 NO");
      client.send("5 AUTHENTICATE LOGIN\r\n").awaitText("+ VXNlcm5hbWU6\r\n").send("ZQ==\r\n");
      client.awaitText("+ UGFzc3dvcmQ6\r\n").send("Zg==\r\n").awaitText("5 NO");
      client.send("6 AUTHENTICATE PLAIN\r\n").awaitText("+ \r\n").send("*\r\n");
      client.awaitText("6 BAD Authentication aborted by client.");
      assertThat(pot.await("imap.login.failed", 5))
          .extracting(o -> o.data().get("username") + "/" + o.data().get("password"))
          .containsExactly("a/b", "c d/e\"f", "g\"h/\r\n", "a/b", "e/f");
    }
  }

  @Test
  void badTagsAndCommandsAreAnsweredAsDovecotDoes() throws Exception {
    try (PotFixture pot = start(Map.of())) {
      assertThat(HostileBytes.exchange(pot.port(), "GET / HTTP/1.0\r\na+b NOOP\r\n* OK\r\n"))
          .endsWith(
              HostileBytes.lines(
                  "GET BAD Error in IMAP command received by server.",
                  "* BAD Error in IMAP command received by server.",
                  "* BYE Too many invalid IMAP commands."));
      assertThat(HostileBytes.exchange(pot.port(), "a LOGIN {99999999999}\r\n"))
          .endsWith("* BYE Literal size too large\r\n");
      assertThat(HostileBytes.exchange(pot.port(), "a ID (\"name\" \"evil\")\r\na LOGOUT\r\n"))
          .endsWith(
              HostileBytes.lines(
                  "* ID (\"name\" \"Dovecot\")",
                  "a OK ID completed.",
                  "* BYE Logging out",
                  "a OK Logout completed."));
      assertThat(pot.await("imap.client.version", 1).getFirst().data())
          .containsEntry("version", "name evil");
    }
  }

  @Test
  void theMailboxIsReadAsOnDovecot() throws Exception {
    try (PotFixture pot = start(Map.of("login", "any"))) {
      String answers =
          HostileBytes.exchange(
              pot.port(),
              HostileBytes.lines(
                  "a LOGIN tom x",
                  "b FETCH 1 FLAGS",
                  "c LIST \"\" \"*\"",
                  "d STATUS INBOX (MESSAGES RECENT)",
                  "e SELECT INBOX",
                  "f FETCH 1 (FLAGS UID BODY.PEEK[HEADER.FIELDS (TO)])",
                  "g FETCH 1 BODY[]<0.5>",
                  "h FETCH 99 FLAGS",
                  "i FETCH 1 FOO",
                  "j SEARCH UNSEEN",
                  "k UID FETCH 1:* FLAGS",
                  "l SELECT nope",
                  "m IDLE",
                  "DONE",
                  "n FOO",
                  "o LOGOUT"));
      String host = PotFixture.WORLD.hostName();
      assertThat(answers)
          .containsSubsequence(
              "a OK [CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE SORT ",
              "b BAD No mailbox selected (0.00",
              "* LIST (\\HasNoChildren) \".\" INBOX\r\nc OK List completed (0.00",
              "* STATUS INBOX (MESSAGES ",
              " RECENT 0)\r\nd OK Status completed (",
              "e OK [READ-WRITE] Select completed (",
              "* 1 FETCH (FLAGS () UID 1 BODY[HEADER.FIELDS (TO)] {",
              "}\r\nTo: tom@" + host + "\r\n\r\n)\r\nf OK Fetch completed (",
              "* 1 FETCH (FLAGS (\\Seen) BODY[]<0> {5}\r\nRetur)\r\n",
              "h BAD Error in IMAP command FETCH: Invalid messageset (",
              "i BAD Error in IMAP command FETCH: Unknown parameter: FOO (",
              "* SEARCH 2 3",
              "* 1 FETCH (UID 1 FLAGS (\\Seen))\r\n",
              "l NO Mailbox doesn't exist: nope (",
              "+ idling\r\nm OK Idle completed (",
              "n BAD Error in IMAP command FOO: Unknown command (",
              "* BYE Logging out\r\no OK Logout completed (");
    }
  }

  @Test
  void implicitTlsGreetsBehindTheHandshake() throws Exception {
    try (PotFixture pot = start(Map.of("tls", "implicit"))) {
      RealClient client =
          RealClient.run(
              "a LOGOUT\r\n",
              "openssl",
              "s_client",
              "-quiet",
              "-ign_eof",
              "-connect",
              "127.0.0.1:" + pot.port());
      assertThat(client.output()).contains("Dovecot (Debian) ready.").contains("* BYE Logging out");
    }
  }

  @Test
  void hostileBytesHurtNobody() throws Exception {
    try (PotFixture pot = start(Map.of("login", "any"))) {
      HostileBytes.bear(
          pot,
          HostileBytes.lines(
              "a CAPABILITY",
              "b ID (\"name\" \"x\")",
              "c LOGIN {3+}",
              "tom \"x\"",
              "d LIST \"\" \"*\"",
              "e SELECT INBOX",
              "f FETCH 1:3 (FLAGS BODY[HEADER.FIELDS (TO FROM)]<0.10> ENVELOPE)",
              "g UID SEARCH 1:* SUBJECT \"a\"",
              "h STORE 1,2:* +FLAGS (\\Seen)",
              "i IDLE",
              "DONE",
              "j STATUS INBOX (MESSAGES)",
              "k APPEND INBOX {5+}",
              "hello",
              "l LOGOUT"));
      try (RawClient slow = new RawClient(pot.port());
          RawClient other = new RawClient(pot.port())) {
        slow.awaitText("* OK").send("a LOGIN {5}\r\nx");
        other.awaitText("* OK").send("a LOGOUT\r\n").awaitText("* BYE").awaitEnd();
      }
    }
  }
}
