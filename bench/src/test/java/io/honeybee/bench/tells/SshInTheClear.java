package io.honeybee.bench.tells;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An SSH server before encryption: banner, lists, and answers to what is not as it should be. */
final class SshInTheClear {
  private static final Duration SILENCE = Duration.ofSeconds(2);
  private static final int AT_ONCE = 8;
  private static final int KEXINIT = 20;
  private static final int COOKIE_END = 1 + 16;
  private static final int LISTS = 8;
  private static final String RECORDED = "openssh-9.2p1.tsv";

  private final Target target;
  private final int port;
  private final Findings findings;

  SshInTheClear(Target target, int port, Findings findings) {
    this.target = target;
    this.port = port;
    this.findings = findings;
  }

  /** Tries all of it; gives the banner. */
  String run() throws IOException {
    String banner;
    try (Talk talk = new Talk(target.host(), port)) {
      banner = talk.line();
      findings.check(
          "ssh banner", banner.matches("SSH-2\\.0-OpenSSH_\\d+\\.\\d+p\\d+( [ -~]+)?\r\n"), banner);
      talk.send("SSH-2.0-Go\r\n");
      lists(banner, kexInit(talk));
    }
    if (banner.contains("OpenSSH_9.2p1")) {
      recorded();
    } else {
      findings.notTried("ssh answers in the clear", "recorded are only those of OpenSSH_9.2p1");
    }
    return banner;
  }

  private static ByteBuffer kexInit(Talk talk) throws IOException {
    int length = ByteBuffer.wrap(talk.bytes(Integer.BYTES)).getInt();
    if (length < 0 || length > 1 << 16) {
      throw new IOException("no SSH packet");
    }
    return ByteBuffer.wrap(talk.bytes(length));
  }

  private void lists(String banner, ByteBuffer packet) {
    int padding = packet.get();
    packet.position(packet.position() + COOKIE_END);
    List<String> lists = new ArrayList<>();
    while (lists.size() < LISTS) {
      byte[] names = new byte[packet.getInt()];
      packet.get(names);
      lists.add(new String(names, StandardCharsets.ISO_8859_1));
    }
    Optional<SshLists> real =
        SshLists.ALL.stream().filter(one -> banner.contains(one.version())).findFirst();
    if (real.isEmpty()) {
      findings.notTried("ssh lists of KEXINIT", "none are recorded for " + banner.strip());
    } else {
      List<String> names =
          List.of(
              "key exchanges",
              "host keys",
              "ciphers in",
              "ciphers out",
              "MACs in",
              "MACs out",
              "compressions in",
              "compressions out");
      for (int i = 0; i < LISTS; i++) {
        findings.equal("ssh " + names.get(i), real.get().lists().get(i), lists.get(i));
      }
    }
    byte[] end = new byte[padding];
    packet.get(packet.limit() - padding, end);
    findings.check(
        "ssh padding before encryption",
        HexFormat.of().formatHex(end).matches("0+"),
        "not zeros, as OpenSSH sends them");
  }

  private void recorded() throws IOException {
    try (InputStream in = SshInTheClear.class.getResourceAsStream(RECORDED)) {
      if (in == null) {
        throw new IOException("the resource " + RECORDED + " is missing");
      }
      List<String[]> probes =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split("\t", -1))
              .toList();
      // Many at once, since silence is an answer that takes its time.
      List<Future<String>> answers = new ArrayList<>();
      try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
        for (String[] probe : probes) {
          answers.add(threads.submit(() -> answer(HexFormat.of().parseHex(probe[1]))));
        }
      }
      for (int i = 0; i < probes.size(); i++) {
        String[] probe = probes.get(i);
        Future<String> answer = answers.get(i);
        if (answer.state() != Future.State.SUCCESS) {
          throw new IOException(probe[0] + " could not be tried", answer.exceptionNow());
        }
        findings.equal(
            "ssh " + probe[0], probe[2] + " " + probe[3] + " " + probe[4], answer.resultNow());
      }
    }
  }

  private String answer(byte[] sent) throws IOException {
    try (Talk talk = new Talk(target.host(), port)) {
      talk.line();
      talk.send(sent);
      Talk.Rest rest = talk.rest(SILENCE);
      String said = rest.text();
      String first = "-";
      if (said.length() > Integer.BYTES + 1 && said.charAt(Integer.BYTES + 1) == KEXINIT) {
        first = "kexinit";
        said = said.substring(Integer.BYTES + (said.charAt(2) << 8) + said.charAt(3));
      } else {
        said = said.stripTrailing();
      }
      String hex = HexFormat.of().formatHex(said.getBytes(StandardCharsets.ISO_8859_1));
      return first + " " + (hex.isEmpty() ? "-" : hex) + " " + (rest.closed() ? "closed" : "open");
    }
  }
}
