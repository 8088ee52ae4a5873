package io.honeybee.bench.ssh;

import io.honeybee.bench.program.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/**
 * OpenSSH's own server on loopback, as its package installs it but for limits that a load would run
 * into at once, with keys of its own in a directory of the run. Needs Debian's {@code
 * openssh-server}. It lets in the user who runs this, with one key. Safe for use by any thread.
 */
public final class RealSshd implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
  private static final Path PRIVILEGE_SEPARATION = Path.of("/run/sshd");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int CPU_TICKS_A_SECOND = 100;

  private final Process process;
  private final int port;
  private final Credential.Key key;

  private RealSshd(Process process, int port, Credential.Key key) {
    this.process = process;
    this.port = port;
    this.key = key;
  }

  /** Whether it is installed. */
  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /** Starts it; returns when it answers. */
  public static RealSshd start(Path directory, int port)
      throws IOException, InterruptedException, GeneralSecurityException {
    if (!isInstalled()) {
      throw new IOException(PROGRAM + " is missing; install Debian's package openssh-server");
    }
    String user = System.getProperty("user.name");
    if (user.equals("root")) {
      Files.createDirectories(PRIVILEGE_SEPARATION);
    }
    for (String type : List.of("rsa", "ecdsa", "ed25519")) {
      makeKey(directory.resolve("host_" + type), type);
    }
    Path login = directory.resolve("login");
    makeKey(login, "ed25519");
    Path config = directory.resolve("sshd_config");
    Files.writeString(config, config(directory, port));
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("sshd.log").toFile())
            .start();
    RealSshd sshd = new RealSshd(process, port, new Credential.Key(user, read(login)));
    try {
      Patience.until("sshd answers (see " + directory + ")", PATIENCE, () -> answers(port));
      return sshd;
    } catch (InterruptedException | RuntimeException e) {
      sshd.close();
      throw e;
    }
  }

  private static String config(Path directory, int port) {
    // MaxStartups and PerSourcePenalties would refuse the load that is to be measured; modes of
    // the directories above a run's are not its business.
    return """
        ListenAddress 127.0.0.1
        Port %2$d
        HostKey %1$s/host_rsa
        HostKey %1$s/host_ecdsa
        HostKey %1$s/host_ed25519
        AuthorizedKeysFile %1$s/login.pub
        PidFile %1$s/sshd.pid
        StrictModes no
        PermitRootLogin prohibit-password
        KbdInteractiveAuthentication no
        UsePAM no
        X11Forwarding yes
        PrintMotd no
        AcceptEnv LANG LC_*
        MaxStartups 10000
        Subsystem sftp internal-sftp
        """
        .formatted(directory, port);
  }

  private static void makeKey(Path file, String type) throws IOException, InterruptedException {
    Process made =
        new ProcessBuilder("ssh-keygen", "-q", "-t", type, "-N", "", "-f", file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (made.waitFor() != 0) {
      throw new IOException("ssh-keygen: " + said);
    }
  }

  private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
    try (var in = Files.newInputStream(file)) {
      return SecurityUtils.loadKeyPairIdentities(
              null, () -> "login", in, FilePasswordProvider.EMPTY)
          .iterator()
          .next();
    }
  }

  private static boolean answers(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      return socket.getInputStream().read() == 'S';
    }
  }

  public int port() {
    return port;
  }

  /** What it lets in. */
  public Credential.Key credential() {
    return key;
  }

  /** CPU time of it and of all its processes that have ended. */
  public Duration cpu() throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    // utime, stime, cutime, cstime of proc(5); the first field here is its third.
    for (int i = 11; i <= 14; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return Duration.ofMillis(ticks * 1_000 / CPU_TICKS_A_SECOND);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
