package io.honeybee.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Attackers' own programs, from Debian's packages. */
final class RealClient {
  private static final long PATIENCE_SECONDS = 60;

  private RealClient() {}

  /** OpenSSH with one password; gives what it printed on standard output. */
  static String ssh(int port, String user, String password, String... remoteCommand)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "sshpass",
                "-p",
                password,
                "ssh",
                "-p",
                Integer.toString(port),
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=/dev/null",
                "-o",
                "PreferredAuthentications=password",
                "-o",
                "LogLevel=ERROR",
                "-F",
                "/dev/null",
                user + "@127.0.0.1"));
    command.addAll(List.of(remoteCommand));
    Process process = new ProcessBuilder(command).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return output;
  }

  /** A telnet session: each answer is typed once its prompt was seen. Gives all that was shown. */
  static String telnet(int port, List<String> promptsAndAnswers)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("telnet", "-E", "127.0.0.1", Integer.toString(port))
            .redirectErrorStream(true)
            .start();
    StringBuilder seen = new StringBuilder();
    Thread reader =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (var in = process.getInputStream()) {
                    for (int b = in.read(); b >= 0; b = in.read()) {
                      synchronized (seen) {
                        seen.append((char) b);
                      }
                    }
                  } catch (IOException e) {
                    // The end of the process ends its pipe.
                  }
                });
    int from = 0;
    for (int i = 0; i < promptsAndAnswers.size(); i += 2) {
      String prompt = promptsAndAnswers.get(i);
      int start = from;
      Eventually.holds(
          () -> text(seen).indexOf(prompt, start) >= 0,
          () -> "no prompt '" + prompt + "' in: " + text(seen));
      from = text(seen).indexOf(prompt, start) + prompt.length();
      process
          .getOutputStream()
          .write((promptsAndAnswers.get(i + 1) + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    }
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(text(seen)).isTrue();
    reader.join();
    return text(seen);
  }

  private static String text(StringBuilder seen) {
    synchronized (seen) {
      return seen.toString();
    }
  }

  /** Runs a program to its end; gives standard output and error together. */
  static String run(Path directory, Predicate<Integer> exitCode, String... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).matches(exitCode);
    return output;
  }
}
