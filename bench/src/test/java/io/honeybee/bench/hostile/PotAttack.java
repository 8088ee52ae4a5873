package io.honeybee.bench.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * Junk to a pot: noise, telnet negotiation without end, SSH packets that lie about themselves, and
 * shell lines made of everything that is special to a shell.
 */
record PotAttack(String pot, int port) implements Attack {
  private static final int MOST_LINES = 40;
  private static final int MOST_NOISE_BYTES = 4_000;
  private static final int LONGEST_PAUSE_MILLIS = 40;
  private static final String[] WORDS = {
    "$(",
    ")",
    "`",
    "|",
    "||",
    "&&",
    "&",
    ";",
    ">",
    ">>",
    "<",
    "<<",
    "{",
    "}",
    "[",
    "]",
    "*",
    "?",
    "\\",
    "\"",
    "'",
    "$",
    "${",
    "#",
    "!",
    "~",
    "if",
    "then",
    "fi",
    "for",
    "in",
    "do",
    "done",
    "while",
    "case",
    "esac",
    "echo",
    "cat",
    "wget",
    "http://127.0.0.1:1/x",
    "/bin/busybox",
    "cd",
    "/",
    "..",
    "/etc/passwd",
    "/dev/null",
    "/proc/self/environ",
    "chmod",
    "777",
    "rm",
    "-rf",
    "$((",
    "9999999999999999999",
    "-1",
    "/0",
    "%s%n",
    "\u0000",
    "\u00ff\u00fe",
    "\u001b[2J",
    "\u0003",
    "\u0004"
  };

  @Override
  public String name() {
    return "junk to the " + pot + " pot";
  }

  @Override
  public void over(Socket socket, RandomGenerator random, Tally tally)
      throws IOException, InterruptedException {
    Attack.drain(socket.getInputStream());
    OutputStream out = socket.getOutputStream();
    if (random.nextInt(3) == 0) {
      send(noise(random, MOST_NOISE_BYTES), out, random, tally);
      return;
    }
    if (pot.equals("ssh")) {
      ssh(out, random, tally);
    } else {
      telnet(out, random, tally);
    }
  }

  private static void ssh(OutputStream out, RandomGenerator random, Tally tally)
      throws IOException, InterruptedException {
    send(latin1("SSH-2.0-bench_" + random.nextInt(100) + "\r\n"), out, random, tally);
    for (int left = random.nextInt(1, 5); left > 0; left--) {
      send(sshPacket(random), out, random, tally);
    }
  }

  /** A clear packet with a length that is mostly right, of any type, with any content. */
  private static byte[] sshPacket(RandomGenerator random) {
    byte[] content = noise(random, 300);
    int padding = random.nextInt(4, 16);
    int length = 2 + content.length + padding;
    if (random.nextInt(4) == 0) {
      length = random.nextInt();
    }
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    for (int shift = 24; shift >= 0; shift -= 8) {
      packet.write(length >> shift);
    }
    packet.write(padding);
    packet.write(random.nextBoolean() ? 20 : random.nextInt(256));
    packet.writeBytes(content);
    packet.writeBytes(new byte[padding]);
    return packet.toByteArray();
  }

  private static void telnet(OutputStream out, RandomGenerator random, Tally tally)
      throws IOException, InterruptedException {
    if (random.nextInt(4) == 0) {
      send(negotiation(random), out, random, tally);
    }
    send(latin1("root\r\n"), out, random, tally);
    send(latin1("x" + random.nextInt(1000) + "\r\n"), out, random, tally);
    for (int left = random.nextInt(1, MOST_LINES); left > 0; left--) {
      send(latin1(shellLine(random) + "\r\n"), out, random, tally);
    }
  }

  private static byte[] negotiation(RandomGenerator random) {
    byte[] bytes = noise(random, 600);
    for (int i = 0; i < bytes.length; i += 3) {
      bytes[i] = (byte) 255;
    }
    return bytes;
  }

  private static String shellLine(RandomGenerator random) {
    StringBuilder line = new StringBuilder();
    for (int left = random.nextInt(1, 20); left > 0; left--) {
      line.append(WORDS[random.nextInt(WORDS.length)]);
      if (random.nextInt(3) > 0) {
        line.append(' ');
      }
    }
    return line.toString();
  }

  private static byte[] noise(RandomGenerator random, int most) {
    byte[] bytes = new byte[random.nextInt(1, most)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void send(byte[] bytes, OutputStream out, RandomGenerator random, Tally tally)
      throws IOException, InterruptedException {
    out.write(bytes);
    tally.burst(bytes.length);
    Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
  }
}
