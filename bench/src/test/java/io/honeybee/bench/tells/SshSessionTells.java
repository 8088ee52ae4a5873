package io.honeybee.bench.tells;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SSH server behind encryption, as OpenSSH's own client sees it when it is asked to tell all.
 * Needs Debian's {@code openssh-client}. What is expected was measured against 9.2p1 of Debian.
 */
final class SshSessionTells {
  private static final String SIGNATURES =
      "ssh-ed25519,sk-ssh-ed25519@openssh.com,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,"
          + "ecdsa-sha2-nistp521,sk-ecdsa-sha2-nistp256@openssh.com,"
          + "webauthn-sk-ecdsa-sha2-nistp256@openssh.com,ssh-dss,ssh-rsa,rsa-sha2-256,rsa-sha2-512";
  private static final int TRIES = 12;
  private static final int PATIENCE_SECONDS = 90;
  private static final Duration LEAST_REFUSAL = Duration.ofSeconds(1);

  private final Target target;
  private final int port;
  private final Findings findings;
  private final Path directory;

  /**
   * @param directory for the program that hands out passwords
   */
  SshSessionTells(Target target, int port, Findings findings, Path directory) {
    this.target = target;
    this.port = port;
    this.findings = findings;
    this.directory = directory;
  }

  void run(String banner) throws IOException, InterruptedException {
    refused();
    admitted(banner);
  }

  /** A name that no pretended machine lets in, and an empty password as the wrong one. */
  private void refused() throws IOException, InterruptedException {
    String said = ssh("nobody-here", "", TRIES, "true");
    findings.equal("ssh login methods", "publickey,password", first("can continue: (\\S+)", said));
    findings.equal("ssh tries before the end", "6", Integer.toString(count("can continue", said)));
    findings.check(
        "ssh words at the end of tries",
        said.contains(":2: Too many authentication failures"),
        first("(Received disconnect.*)", said));
    long began = System.nanoTime();
    ssh("nobody-here", "", 1, "true");
    Duration one = Duration.ofNanos(System.nanoTime() - began);
    findings.check(
        "ssh wrong password takes its time",
        one.compareTo(LEAST_REFUSAL) > 0,
        one.toMillis() + " ms");
  }

  private void admitted(String banner) throws IOException, InterruptedException {
    String said = ssh(target.user(), target.password(), 1, "true");
    if (!said.contains("Authenticated to")) {
      findings.notTried("ssh session", "the login was refused: " + said);
      return;
    }
    if (banner.contains("OpenSSH_9.2p1")) {
      findings.equal("ssh server-sig-algs", SIGNATURES, first("server-sig-algs=<(\\S*)>", said));
      findings.equal(
          "ssh further extensions",
          "publickey-hostbound@openssh.com=<0>",
          first("ext_info: (publickey\\S*)", said));
    } else {
      findings.notTried("ssh server-sig-algs", "recorded are only those of OpenSSH_9.2p1");
    }
    findings.check(
        "ssh strict key exchange", said.contains("will use strict KEX ordering"), "not offered");
    findings.check(
        "ssh host keys named after login", said.contains("rtype hostkeys-00@openssh.com"), "none");
    findings.equal("ssh window of a channel", "0", first("open confirm rwindow (\\d+) rmax", said));
    findings.equal("ssh packet of a channel", "32768", first("open confirm .* rmax (\\d+)", said));
    findings.check(
        "ssh exit status before close",
        said.matches("(?s).*rtype exit-status.*rcvd close.*"),
        "another order");
    String packets = String.join(" ", all("receive packet: type (\\d+)", said));
    findings.check(
        "ssh order of packets",
        packets.matches("20 31 21 7 6 51( 60)? 52 80 91( 93)? 99( 93)? (96 98|98 96) 97"),
        packets);
  }

  private String ssh(String user, String password, int tries, String command)
      throws IOException, InterruptedException {
    Path askpass = directory.resolve("askpass");
    Files.writeString(askpass, "#!/bin/sh\nprintf '%s\\n' \"$TELLS_PASSWORD\"\n");
    Files.setPosixFilePermissions(askpass, PosixFilePermissions.fromString("rwx------"));
    ProcessBuilder builder =
        new ProcessBuilder(
            "ssh",
            "-vvv",
            "-F",
            "/dev/null",
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            "UserKnownHostsFile=/dev/null",
            "-o",
            "IdentityFile=none",
            "-o",
            "KexAlgorithms=curve25519-sha256",
            "-o",
            "PreferredAuthentications=password",
            "-o",
            "NumberOfPasswordPrompts=" + tries,
            "-p",
            Integer.toString(port),
            user + "@" + target.host(),
            command);
    builder.environment().put("SSH_ASKPASS", askpass.toString());
    builder.environment().put("SSH_ASKPASS_REQUIRE", "force");
    builder.environment().put("TELLS_PASSWORD", password);
    builder.environment().remove("SSH_AUTH_SOCK");
    Path log = Files.createTempFile(directory, "ssh", ".log");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("ssh did not end; see " + log);
    }
    return Files.readString(log, StandardCharsets.ISO_8859_1);
  }

  private static String first(String pattern, String text) {
    List<String> found = all(pattern, text);
    return found.isEmpty() ? "nothing" : found.getFirst();
  }

  private static int count(String pattern, String text) {
    return all("(" + pattern + ")", text).size();
  }

  private static List<String> all(String pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
