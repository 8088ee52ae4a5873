package io.honeybee.bench.tells;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.OptionalInt;

/** What can be seen of Telnet and the web from outside. */
final class OtherTells {
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final Target target;
  private final Findings findings;

  OtherTells(Target target, Findings findings) {
    this.target = target;
    this.findings = findings;
  }

  void run() throws IOException {
    OptionalInt telnet = target.port("telnet");
    if (telnet.isPresent()) {
      telnet(telnet.getAsInt());
    } else {
      findings.notTried("telnet", "no such port");
    }
    OptionalInt http = target.port("http");
    if (http.isPresent()) {
      http(http.getAsInt());
    } else {
      findings.notTried("http", "no such port");
    }
  }

  private void telnet(int port) throws IOException {
    try (Talk talk = new Talk(target.host(), port)) {
      String greeting = talk.rest(SILENCE).text();
      // nmap's match for Cowrie: DO NAWS first, and then no further negotiation.
      findings.check(
          "telnet greeting is not Cowrie's",
          !greeting.startsWith("\u00ff\u00fd\u001f") || greeting.startsWith("\u00ff", 3),
          greeting);
      findings.check(
          "telnet negotiates", greeting.startsWith("\u00ff"), "it begins with text: " + greeting);
      findings.check("telnet asks for a login", greeting.contains("login: "), greeting);
      // An unknown option must be refused, and once only.
      talk.send("\u00ff\u00fd\u00c8");
      String refusal = talk.rest(SILENCE).text();
      findings.check(
          "telnet refuses what it does not know",
          refusal.contains("\u00ff\u00fc\u00c8"),
          "it says nothing of it, or agrees");
    }
  }

  private void http(int port) throws IOException {
    String page = ask(port, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    findings.check(
        "http Server and Date come first",
        page.matches(
            "(?s)HTTP/1\\.1 \\d\\d\\d [^\r]*\r\n(Server: [^\r]*\r\nDate|Date: [^\r]*\r\nServer): .*"),
        page);
    String date = page.replaceFirst("(?s).*\r\nDate: ([^\r]*)\r\n.*", "$1");
    findings.check("http Date is right", isNow(date), date);
    String missing =
        ask(port, "GET /no-such-7 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    findings.check("http 404 for what is not there", missing.startsWith("HTTP/1.1 404"), missing);
    String bad = ask(port, "BOGUS\r\n\r\n");
    findings.check("http 400 for a bad request", bad.contains("400 Bad Request"), bad);
  }

  private String ask(int port, String request) throws IOException {
    try (Talk talk = new Talk(target.host(), port)) {
      talk.send(request);
      return talk.rest(SILENCE).text();
    }
  }

  private static boolean isNow(String date) {
    try {
      Instant said =
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
              .toInstant();
      return Duration.between(said, Instant.now()).abs().compareTo(Duration.ofMinutes(2)) < 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
