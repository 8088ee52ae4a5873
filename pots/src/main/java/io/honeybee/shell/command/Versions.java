package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** Programs that are installed but do nothing here: they tell their version or their usage. */
final class Versions implements ShellCommand {
  private static final int USAGE = 255;

  @Override
  public List<String> names() {
    return List.of("ssh", "openssl", "nc", "ping", "ssh-keygen", "scp", "sftp");
  }

  @Override
  public int run(Invocation call) throws IOException {
    boolean bookworm = call.world().distribution().version().equals("12");
    String first = call.arg(0);
    return switch (call.toolName()) {
      case "ssh" -> ssh(call, first);
      case "openssl" -> {
        if (first.equals("version")) {
          call.out()
              .line(
                  bookworm
                      ? "OpenSSL 3.0.15 3 Sep 2024 (Library: OpenSSL 3.0.15 3 Sep 2024)"
                      : "OpenSSL 1.1.1w  11 Sep 2023");
        }
        yield 0;
      }
      case "ping" -> ping(call);
      case "ssh-keygen" -> keys(call);
      case "nc" -> {
        if (call.args().isEmpty()) {
          call.err().line("usage: nc [-46CDdFhklNnrStUuvZz] [-I length] [-i interval] [-M ttl]");
        }
        yield 1;
      }
      default -> transfer(call);
    };
  }

  private static int ssh(Invocation call, String first) throws IOException {
    if (first.equals("-V")) {
      String banner = call.world().distribution().sshBanner().replace("SSH-2.0-", "");
      call.err().line(banner + ", OpenSSL 3.0.15 3 Sep 2024");
      return 0;
    }
    List<String> operands = Options.of(call.args(), "pioFlLRDJbceEImOQSWw").operands();
    if (operands.isEmpty()) {
      call.err().line("usage: ssh [-46AaCfGgKkMNnqsTtVvXxYy] [-B bind_interface]");
      return USAGE;
    }
    String host = operands.getFirst().replaceFirst("^[^@]*@", "");
    call.err().line("ssh: connect to host " + host + " port 22: Connection timed out");
    return USAGE;
  }

  private static int transfer(Invocation call) throws IOException {
    if (call.args().stream().noneMatch(a -> a.contains(":"))) {
      call.err()
          .line(
              "usage: %s [-346ABCOpqRrsTv] [-c cipher] [-D sftp_server_path]"
                  .formatted(call.toolName()));
      return 1;
    }
    for (String operand : Options.of(call.args(), "PiocFlSDJX").operands()) {
      if (operand.contains(":")) {
        String host = operand.replaceFirst("^[^@]*@", "").replaceFirst(":.*", "");
        String name = operand.substring(operand.lastIndexOf('/') + 1);
        call.state().surroundings().events().download("scp://" + operand, name, "scp");
        call.err().line("ssh: connect to host " + host + " port 22: Connection timed out");
        call.err().line("scp: Connection closed");
      }
    }
    return USAGE;
  }

  private static int ping(Invocation call) throws IOException {
    List<String> operands = Options.of(call.args(), "cWwistI").operands();
    if (operands.isEmpty()) {
      call.err().line("ping: usage error: Destination address required");
      return 1;
    }
    String host = operands.getFirst();
    if (!host.matches("[0-9.]+")) {
      call.err().line("ping: " + host + ": Temporary failure in name resolution");
      return 2;
    }
    call.out().line("PING %s (%s) 56(84) bytes of data.".formatted(host, host));
    if (host.startsWith("127.") || host.equals(call.world().network().address())) {
      call.out().line("64 bytes from %s: icmp_seq=1 ttl=64 time=0.041 ms".formatted(host));
      call.out()
          .line(
              "\n--- %s ping statistics ---\n1 packets transmitted, 1 received, 0%% packet loss, time 0ms\nrtt min/avg/max/mdev = 0.041/0.041/0.041/0.000 ms"
                  .formatted(host));
      return 0;
    }
    call.out()
        .line(
            "\n--- %s ping statistics ---\n1 packets transmitted, 0 received, 100%% packet loss, time 0ms\n"
                .formatted(host));
    return 1;
  }

  /** Makes files that look like a key pair; there is no key. */
  private static int keys(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "tfNbCRlPm");
    if (!options.has("f")) {
      return 1;
    }
    String path = call.path(options.value("f", ""));
    String user = call.visitor().name() + "@" + call.world().hostName();
    String made =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + "%08x".formatted(user.hashCode()) + " " + user;
    call.files()
        .write(path, "-----BEGIN OPENSSH PRIVATE KEY-----\n-----END OPENSSH PRIVATE KEY-----\n");
    call.files().write(path + ".pub", made + "\n");
    if (!options.has("q")) {
      call.out()
          .line("Generating public/private %s key pair.".formatted(options.value("t", "rsa")));
      call.out().line("Your identification has been saved in " + options.value("f", ""));
      call.out().line("Your public key has been saved in " + options.value("f", "") + ".pub");
    }
    return 0;
  }
}
