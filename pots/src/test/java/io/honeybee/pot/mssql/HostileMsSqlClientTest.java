package io.honeybee.pot.mssql;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.BrokenSessions;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that break the protocol. */
class HostileMsSqlClientTest {
  private static final int NOT_SUPPORTED = PreLogin.NOT_SUPPORTED;

  @TempDir Path directory;
  private PotFixture pot;

  @BeforeEach
  void start() throws Exception {
    pot = PotFixture.start(new MsSqlPotType(), directory, Map.of("login", "any"));
  }

  @AfterEach
  void stop() {
    pot.close();
  }

  private static String packet(int type, TdsWriter content) {
    byte[] body = content.bytes();
    TdsWriter out = new TdsWriter().int1(type).int1(1);
    out.int1((body.length + 8) >> 8).int1(body.length + 8).int4(0x0001_0000).raw(body);
    return new String(out.bytes(), StandardCharsets.ISO_8859_1);
  }

  private static String preLogin(int encryption) {
    TdsWriter out = new TdsWriter();
    out.int1(0).int1(0).int1(11).int1(0).int1(6);
    out.int1(1).int1(0).int1(17).int1(0).int1(1).int1(0xFF);
    out.raw(new byte[] {9, 0, 0, 0, 0, 0}).int1(encryption);
    return packet(TdsLink.PRELOGIN, out);
  }

  private static String login(String user, String password) {
    TdsWriter texts = new TdsWriter().characters(user);
    for (byte b : password.getBytes(StandardCharsets.UTF_16LE)) {
      texts.int1(((b << 4 & 0xF0) | (b >> 4 & 0x0F)) ^ 0xA5);
    }
    TdsWriter out = new TdsWriter().int4(0).int4(0x7400_0004).raw(new byte[28]);
    int at = 94;
    for (int i = 0; i < 9; i++) {
      int chars = i == 1 ? user.length() : i == 2 ? password.length() : 0;
      out.int2(at).int2(chars);
      at += 2 * chars;
    }
    return packet(TdsLink.LOGIN7, out.raw(new byte[22]).raw(texts));
  }

  private static String batch(String sql) {
    return packet(TdsLink.SQL_BATCH, new TdsWriter().int4(22).raw(new byte[18]).characters(sql));
  }

  private static String session() {
    return preLogin(NOT_SUPPORTED)
        + login("sa", "x")
        + batch("select @@version, 1; use master; exec sp_configure 'a', 1")
        + packet(
            TdsLink.RPC,
            new TdsWriter()
                .int4(22)
                .raw(new byte[18])
                .int2(0xFFFF)
                .int2(10)
                .int2(0)
                .int1(0)
                .int1(0)
                .int1(0xE7)
                .int2(8_000)
                .raw(new byte[5])
                .int2(28)
                .characters("select 'called'"))
        + packet(TdsLink.ATTENTION, new TdsWriter());
  }

  @Test
  void brokenSessionsHarmNobody() throws Exception {
    try (BrokenSessions broken = new BrokenSessions()) {
      broken.throwAt(pot.port(), session().getBytes(StandardCharsets.ISO_8859_1), 7, 300);
      String hello = "\u0016\u0003\u0001\0\u0004\u0001\0\0\0";
      String tls =
          preLogin(PreLogin.OFF)
              + packet(
                  TdsLink.PRELOGIN,
                  new TdsWriter().raw(hello.getBytes(StandardCharsets.ISO_8859_1)));
      broken.throwAt(pot.port(), tls.getBytes(StandardCharsets.ISO_8859_1), 8, 100);
      try (RawClient client = new RawClient(pot.port())) {
        client.send(session()).awaitText("c\0a\0l\0l\0e\0d\0");
      }
      pot.awaitThat(() -> pot.pot().openSessions() == 0, "the end of all sessions");
      assertThat(broken.complaints()).isEmpty();
    }
  }

  /**
   * By these bytes nmap names "Microsoft SQL Server 2019 15.00.4430"; its other probes take a
   * minute.
   */
  @Test
  void preLoginIsAnsweredByteForByteAsSqlServer2019Does() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.send(preLogin(PreLogin.ON));
      client.awaitText(
          "\u0004\u0001\0%\0\0\u0001\0\0\0\u0015\0\u0006\u0001\0\u001b\0\u0001\u0002\0\u001c\0\u0001"
              + "\u0003\0\u001d\0\0\u00ff\u000f\0\u0011N\0\0\u0001\0");
    }
  }

  @Test
  void announcedSizesAreNotBelieved() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.send(preLogin(NOT_SUPPORTED));
      // Packets of a message that never ends.
      String part = "\u0010\0\u00ff\u00ff\0\0\u0001\0" + "x".repeat(0xFFFF - 8);
      client.send(part.repeat(4)).awaitEnd();
    }
    pot.await("mssql.session.closed", 1);
  }

  @Test
  void namesOfAnyBytesAreKeptWithinBounds() throws Exception {
    String name = "\u001b[31m<script>\ud800" + "A".repeat(3_000);
    try (RawClient client = new RawClient(pot.port())) {
      client.send(preLogin(NOT_SUPPORTED) + login(name, ""));
      client.awaitText("L\0o\0g\0i\0n\0 \0f\0a\0i\0l\0e\0d").awaitEnd();
    }
    Map<String, Object> data = pot.await("mssql.login.failed", 1).getFirst().data();
    assertThat(String.valueOf(data.get("username"))).startsWith("\u001b[31m<script>\ufffdAAA");
    assertThat(data).containsEntry("truncated", true);
  }
}
