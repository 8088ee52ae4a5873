package io.honeybee.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a visitor types loops for ever, fills the memory or gets out. */
class ShellLimitsTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while true; do :; done",
        "while true; do echo spam; done",
        ":(){ :|:& };:",
        "f() { f; }; f",
        "x=a; while true; do x=$x$x; done",
        "yes",
        "yes | cat | cat | cat > /dev/null; yes $(yes)",
        "cat /dev/zero /dev/zero /dev/zero /dev/zero /dev/zero",
        "cat /dev/urandom | base64",
        "for i in {1..1000}; do for j in {1..1000}; do echo $i $j; done; done",
        "eval 'eval \"eval eval $0\"'; sh -c 'sh -c \"sh $0\"'",
        "echo 'sh /tmp/s' > /tmp/s; sh /tmp/s",
        "echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | grep -E '(a+)+b'",
        "echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | sed -E 's/(a*)*(a*)*(a*)*c/x/'",
        "i=0; while [ $i -lt 9999 ]; do mkdir /tmp/d$i; i=$((i+1)); done",
        "for i in {1..1000}; do head -c 100000 /dev/zero > /tmp/f$i; done",
        "find / -exec find / -name x {} \\;",
        "cat /bin/* /bin/* | wc -c",
        "xargs -n1 yes < /etc/passwd",
        "seq 999999999 | sort -r | uniq -c | tail -1",
      })
  void endsByItself(String line) {
    Assertions.assertTimeoutPreemptively(
        SOON, () -> assertThat(new ShellFixture().run(line).length()).isLessThan(8 << 20));
  }

  @Test
  void theDiskIsFullBeforeTheMemoryIs() throws Exception {
    ShellFixture shell = new ShellFixture();
    String output =
        shell.run("for i in {1..60}; do head -c 200000 /dev/zero > /tmp/f$i || break; done");

    assertThat(output).contains("No space left on device");
  }

  @Test
  void deepNestingIsASyntaxError() {
    for (String open :
        new String[] {"(", "$(", "${x:-", "`", "{ ", "if ", "$(( ", "\"$(", "! ", "a&&"}) {
      String script = open.repeat(20_000);
      assertThatCode(() -> new ShellFixture().run(script)).as(open).doesNotThrowAnyException();
    }
  }

  /** Lines that are known to be right, cut, joined and with bytes changed. */
  @Test
  void mutatedScriptsNeitherBreakTheShellNorHoldItUp() throws Exception {
    List<String> lines = new ArrayList<>();
    for (String file : List.of("cases.txt", "debian-cases.txt", "router-cases.txt")) {
      try (InputStream in = ShellLimitsTest.class.getResourceAsStream(file)) {
        String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        text.lines().filter(l -> l.startsWith("$ ")).forEach(l -> lines.add(l.substring(2)));
      }
    }
    Random random = new Random(11);
    ShellFixture[] shells = {new ShellFixture(), ShellFixture.router()};
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int i = 0; i < 1_000; i++) {
            StringBuilder script = new StringBuilder(lines.get(random.nextInt(lines.size())));
            if (random.nextInt(3) == 0) {
              String other = lines.get(random.nextInt(lines.size()));
              script.setLength(random.nextInt(script.length() + 1));
              script.append(other.substring(random.nextInt(other.length() + 1)));
            }
            for (int j = random.nextInt(4); j > 0 && !script.isEmpty(); j--) {
              int at = random.nextInt(script.length());
              if (random.nextBoolean()) {
                script.setCharAt(at, (char) random.nextInt(256));
              } else {
                script.deleteCharAt(at);
              }
            }
            try {
              shells[i % 2].run(script.toString(), "a\nb\n");
            } catch (RuntimeException e) {
              throw new AssertionError("broken by: " + script, e);
            }
          }
        });
  }

  @Test
  void randomBytesNeverBreakTheShell() {
    Random random = new Random(7);
    String[] pieces = {
      "$(",
      ")",
      "`",
      "'",
      "\"",
      "${",
      "}",
      "<<E\n",
      "E\n",
      ">",
      "<",
      "|",
      "&&",
      ";",
      "&",
      "\n",
      " ",
      "if",
      "then",
      "fi",
      "for x in",
      "do",
      "done",
      "case",
      "esac",
      "*",
      "[",
      "]",
      "\\",
      "$",
      "!",
      "echo",
      "cat",
      "a=b",
      "\u0000",
      "\u00ff",
      "\u001b[31m",
      "~",
      "/etc",
      "$((",
      "))",
      "1",
      "+"
    };
    ShellFixture shell = new ShellFixture();
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int i = 0; i < 1_500; i++) {
            StringBuilder script = new StringBuilder();
            for (int j = random.nextInt(25); j >= 0; j--) {
              script
                  .append(pieces[random.nextInt(pieces.length)])
                  .append(random.nextBoolean() ? " " : "");
            }
            try {
              shell.run(script.toString());
            } catch (RuntimeException e) {
              throw new AssertionError("broken by: " + script, e);
            }
          }
        });
  }
}
