package io.honeybee.pot.ssh;

import io.honeybee.pot.RealClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs OpenSSH's programs against a pot, as root with any password. */
record SshClients(Path directory, int port) {

  /** The options that each of the programs takes. */
  private List<String> options(String program) {
    return List.of(
        program.equals("ssh") ? "-p" : "-P",
        String.valueOf(port),
        "-F",
        "none",
        "-oStrictHostKeyChecking=no",
        "-oLogLevel=ERROR",
        "-oUserKnownHostsFile=" + directory.resolve("known_hosts"),
        "-oIdentitiesOnly=yes",
        "-oNumberOfPasswordPrompts=1");
  }

  /** Runs {@code ssh}, {@code sftp} or {@code scp} with an input. */
  RealClient run(String input, String program, String... arguments)
      throws IOException, InterruptedException {
    return RealClient.run(input, command(program, arguments).toArray(String[]::new));
  }

  /** Starts one of them, which goes on until it is told to end. */
  Process start(String program, String... arguments) throws IOException {
    return new ProcessBuilder(command(program, arguments)).redirectErrorStream(true).start();
  }

  private List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of("sshpass", "-p", "toor", program));
    command.addAll(options(program));
    command.addAll(List.of(arguments));
    return command;
  }
}
