package io.honeybee.pot.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.mail.HostileBytes;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.Observation;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import io.honeybee.pot.RealClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** swaks, and clients that do not play by the rules. */
class SmtpClientTest {
  private static final String HOST = PotFixture.WORLD.hostName();

  @TempDir Path directory;

  private PotFixture start(Map<String, String> options) throws Exception {
    return PotFixture.start(new SmtpPotType(), directory, options);
  }

  private static RealClient swaks(PotFixture pot, String... more) throws Exception {
    List<String> command = new java.util.ArrayList<>();
    command.addAll(List.of("swaks", "-s", "127.0.0.1", "-p", Integer.toString(pot.port())));
    command.addAll(List.of("--helo", "evil.example", "-f", "a@evil.example"));
    command.addAll(List.of(more));
    return RealClient.run("", command.toArray(String[]::new));
  }

  @Test
  void swaksLogsInWithTlsAndItsMessageIsCaptured() throws Exception {
    try (PotFixture pot = start(Map.of("login", "list:tom/secret"))) {
      RealClient client =
          swaks(
              pot,
              "-tls",
              "--auth",
              "LOGIN",
              "-au",
              "tom",
              "-ap",
              "secret",
              "-t",
              "victim@example.net",
              "--header",
              "Subject: hello there",
              "--body",
              ".dots\n..more");
      assertThat(client.exitCode()).as(client.output()).isZero();
      assertThat(client.output())
          .contains("220 " + HOST + " ESMTP Postfix (Debian/GNU)")
          .contains("235 2.7.0 Authentication successful")
          .contains("250 2.0.0 Ok: queued as");
      Map<String, Object> message = pot.await("smtp.message.received", 1).getFirst().data();
      assertThat(message)
          .containsEntry("sender", "a@evil.example")
          .containsEntry("recipients", List.of("victim@example.net"))
          .containsEntry("subject", "hello there")
          .containsEntry("helo", "evil.example");
      assertThat(Files.readString(directory.resolve((String) message.get("outfile"))))
          .contains("\r\n.dots\r\n..more\r\n")
          .doesNotContain("\r\n.\r\n");
      assertThat(pot.seen("smtp.login.success").getFirst().data())
          .containsEntry("username", "tom")
          .containsEntry("password", "secret")
          .containsEntry("method", "LOGIN");
      assertThat(pot.seen("smtp.client.tls")).hasSize(1);
    }
  }

  @Test
  void bothMechanismsWithAndWithoutAnInitialResponseAreEvents() throws Exception {
    try (PotFixture pot = start(Map.of("login", "never"));
        RawClient client = new RawClient(pot.port())) {
      client.awaitText("ESMTP").send("EHLO x\r\n").awaitText("250 CHUNKING\r\n");
      client.send("AUTH PLAIN AGEAYg==\r\n").awaitText("535 5.7.8");
      client.send("AUTH PLAIN\r\n").awaitText("334 \r\n").send("AGMAZA==\r\n").awaitText("535");
      client.send("AUTH LOGIN\r\n").awaitText("334 VXNlcm5hbWU6\r\n").send("ZQ==\r\n");
      client.awaitText("334 UGFzc3dvcmQ6\r\n").send("Zg==\r\n").awaitText("535");
      client.send("auth login Zw==\r\n").awaitText("334 UGFzc3dvcmQ6\r\n").send("aA==\r\n");
      client.awaitText("535").send("AUTH PLAIN\r\n").awaitText("334 ").send("*\r\n");
      client.awaitText("501 5.7.0").send("AUTH PLAIN %\r\n").awaitText("Invalid base64");
      client.send("AUTH CRAM-MD5\r\n").awaitText("Invalid authentication mechanism");
      assertThat(pot.await("smtp.login.failed", 4))
          .extracting(o -> o.data().get("username") + "/" + o.data().get("password"))
          .containsExactly("a/b", "c/d", "e/f", "g/h");
    }
  }

  @Test
  void nothingIsRelayedUnlessTheBaitIsSetAndThenItIsOnlyCaptured() throws Exception {
    try (PotFixture pot = start(Map.of())) {
      assertThat(swaks(pot, "-t", "v@example.net").output())
          .contains("454 4.7.1 <v@example.net>: Relay access denied");
      assertThat(swaks(pot, "-t", "nobody1@" + HOST).output())
          .contains("550 5.1.1 <nobody1@" + HOST + ">: Recipient address rejected");
      assertThat(swaks(pot, "-t", "root@" + HOST).exitCode()).isZero();
    }
    try (PotFixture pot = start(Map.of("relay", "accept"))) {
      assertThat(swaks(pot, "-t", "v@example.net").exitCode()).isZero();
      pot.await("smtp.message.received", 1);
    }
  }

  @Test
  void pipelinedCommandsAreAnsweredInOrder() throws Exception {
    try (PotFixture pot = start(Map.of())) {
      String answers =
          HostileBytes.exchange(
              pot.port(),
              HostileBytes.lines(
                  "EHLO x",
                  "MAIL FROM:<>",
                  "RCPT TO:<root>",
                  "DATA",
                  "Subject: y",
                  "",
                  "z",
                  ".",
                  "MAIL FROM:<q>",
                  "RCPT TO:<root>",
                  "BDAT 2",
                  "abBDAT 3 LAST",
                  "c.\nNOOP",
                  "QUIT"));
      assertThat(answers)
          .containsSubsequence(
              "250 2.1.0 Ok",
              "250 2.1.5 Ok",
              "354 ",
              "queued as",
              "250 2.1.0",
              "250 2.0.0 Ok: 2 bytes\r\n",
              "250 2.0.0 Ok: 5 bytes queued as",
              "250 2.0.0 Ok\r\n",
              "221 2.0.0 Bye\r\n");
      assertThat(pot.await("smtp.message.received", 2))
          .extracting(o -> o.data().get("size"))
          .containsExactly(17L, 5L);
    }
  }

  @Test
  void smuggledEndsStayInTheMessageAndAreReported() throws Exception {
    for (String end : List.of("\n.\n", "\r.\r", "\r\n.\n", "\n.\r\n", "\r\n.\r")) {
      try (PotFixture pot = start(Map.of())) {
        String answers =
            HostileBytes.exchange(
                pot.port(),
                "EHLO x\r\nMAIL FROM:<a@b>\r\nRCPT TO:<root>\r\nDATA\r\none"
                    + end
                    + "MAIL FROM:<admin@bank>\r\nRCPT TO:<root>\r\nDATA\r\ntwo\r\n.\r\nQUIT\r\n");
        assertThat(answers.split("queued as", -1)).as(end).hasSize(2);
        assertThat(pot.await("smtp.smuggling.attempt", 1).getFirst().data())
            .containsEntry("data", end.replace("\r", "\\r").replace("\n", "\\n"));
        assertThat(pot.seen("smtp.message.received")).hasSize(1);
      }
    }
  }

  @Test
  void whatCameOfAMessageThatWasNotEndedIsKept() throws Exception {
    try (PotFixture pot = start(Map.of())) {
      HostileBytes.exchange(
          pot.port(),
          "HELO x\r\nMAIL FROM:<a@b>\r\nRCPT TO:<root>\r\nDATA\r\nSubject: cut\r\n\r\nz");
      assertThat(pot.await("smtp.message.received", 1).getFirst().data())
          .containsEntry("truncated", true)
          .containsEntry("subject", "cut");
    }
  }

  @Test
  void eximAnswersInItsOwnWords() throws Exception {
    try (PotFixture pot = start(Map.of("personality", "exim"))) {
      String answers =
          HostileBytes.exchange(
              pot.port(),
              "MAIL FROM:<a@b>\r\nEHLO x\r\nRCPT TO:<a>\r\nMAIL FROM:<a@b>\r\nRCPT TO:<root>\r\nHELP\r\nWHAT\r\n");
      assertThat(answers)
          .contains("ESMTP Exim 4.96 ")
          .containsSubsequence(
              "503 HELO or EHLO required",
              "250-" + HOST + " Hello x [127.0.0.1]\r\n250-SIZE 52428800\r\n",
              "503 sender not yet given",
              "250 Accepted",
              "214-Commands supported:",
              "500-unrecognized command\r\n500 Too many syntax or protocol errors\r\n");
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
      assertThat(client.output()).contains("ESMTP Postfix").contains("221 2.0.0 Bye");
    }
  }

  @Test
  void hostileBytesHurtNobody() throws Exception {
    try (PotFixture pot = start(Map.of("relay", "accept"))) {
      HostileBytes.bear(
          pot,
          HostileBytes.lines(
              "EHLO x",
              "AUTH PLAIN AGEAYg==",
              "AUTH LOGIN",
              "ZQ==",
              "Zg==",
              "VRFY <root>",
              "MAIL FROM:<a@b> SIZE=100 BODY=8BITMIME",
              "RCPT TO:<c@d> NOTIFY=NEVER",
              "BDAT 3",
              "abcBDAT 0 LAST",
              "MAIL FROM:<a@b>",
              "RCPT TO:<c@d>",
              "DATA",
              "Subject: x",
              "",
              "..y",
              ".",
              "RSET",
              "ETRN x",
              "NOOP",
              "QUIT"));
      HostileBytes.exchange(pot.port(), "BDAT 999999999999 LAST\r\nabc");
      try (RawClient slow = new RawClient(pot.port());
          RawClient other = new RawClient(pot.port())) {
        slow.awaitText("220 ").send("EH");
        other.awaitText("220 ").send("QUIT\r\n").awaitText("221 ").awaitEnd();
      }
    }
  }

  @Test
  void badOptionsAreRefused() {
    Assertions.assertThatThrownBy(() -> start(Map.of("relay", "maybe")))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("refuse, accept");
    Assertions.assertThatThrownBy(() -> start(Map.of("banner", "x\r\ny")))
        .isInstanceOf(InvalidOptionException.class);
  }

  @Test
  void eachCommandIsAnEvent() throws Exception {
    try (PotFixture pot = start(Map.of())) {
      HostileBytes.exchange(pot.port(), "EHLO \u001b[31m\u00ff\r\nFOO\r\nQUIT\r\n");
      assertThat(pot.await("smtp.command.input", 3))
          .extracting((Observation o) -> o.data().get("input"))
          .containsExactly("EHLO \u001b[31m\\xff", "FOO", "QUIT");
    }
  }
}
