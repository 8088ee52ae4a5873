package io.honeybee.bench.tells;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** The shell behind a login: does the machine agree with itself, and does it do what one does? */
final class ShellTells {
  private static final List<String> USUAL =
      List.of(
          "apt",
          "apt-get",
          "awk",
          "base64",
          "bash",
          "cat",
          "chmod",
          "chown",
          "chpasswd",
          "cp",
          "crontab",
          "cut",
          "date",
          "dd",
          "df",
          "dmesg",
          "dpkg",
          "du",
          "echo",
          "env",
          "find",
          "free",
          "getent",
          "grep",
          "groups",
          "gzip",
          "head",
          "hostname",
          "id",
          "ip",
          "journalctl",
          "kill",
          "last",
          "ln",
          "ls",
          "lsblk",
          "lscpu",
          "md5sum",
          "mkdir",
          "mktemp",
          "more",
          "mount",
          "mv",
          "nice",
          "nohup",
          "nproc",
          "passwd",
          "perl",
          "pgrep",
          "ping",
          "pkill",
          "printf",
          "ps",
          "pwd",
          "readlink",
          "rm",
          "rmdir",
          "sed",
          "seq",
          "sh",
          "sha256sum",
          "sleep",
          "sort",
          "ss",
          "stat",
          "stty",
          "su",
          "sync",
          "sysctl",
          "systemctl",
          "tail",
          "tar",
          "tee",
          "test",
          "timeout",
          "top",
          "touch",
          "tr",
          "true",
          "tty",
          "uname",
          "uniq",
          "uptime",
          "useradd",
          "usermod",
          "w",
          "wc",
          "which",
          "who",
          "whoami",
          "xargs");

  private final Shell shell;
  private final Findings findings;

  ShellTells(Shell shell, Findings findings) {
    this.shell = shell;
    this.findings = findings;
  }

  void run(String banner) throws IOException {
    uptime();
    machine(banner);
    hardware();
    commands();
    files();
    processes();
  }

  private void uptime() throws IOException {
    double first = number(shell.out("cut -d' ' -f1 /proc/uptime"));
    long began = System.nanoTime();
    shell.out("sleep 1");
    double slept = (System.nanoTime() - began) / 1e9;
    double second = number(shell.out("cut -d' ' -f1 /proc/uptime"));
    findings.check("shell sleep takes its time", slept >= 1, slept + " s");
    findings.check("shell uptime grows", second - first >= 1, first + " s, then " + second + " s");
    double boot = number(shell.out("grep btime /proc/stat | cut -d' ' -f2"));
    double now = Instant.now().getEpochSecond();
    findings.check(
        "shell btime and uptime agree", Math.abs(now - second - boot) < 120, "btime " + boot);
    long days = (long) second / Duration.ofDays(1).toSeconds();
    String uptime = shell.out("uptime");
    findings.check(
        "shell uptime and /proc/uptime agree",
        days == 0 || uptime.matches("(?s).*up " + days + " days?,.*"),
        days + " days; " + uptime);
    String who = shell.out("who -b");
    String booted = shell.out("date -d @" + (long) boot + " '+%Y-%m-%d %H:%M'");
    findings.check("shell who -b and uptime agree", who.contains(booted), who + "; " + booted);
    double date = number(shell.out("date +%s"));
    findings.check(
        "shell clock is right", Math.abs(date - now) < 120, date + " rather than " + now);
  }

  private void machine(String banner) throws IOException {
    String release = shell.out("uname -r");
    String version = shell.out("cat /proc/version");
    findings.check("shell uname and /proc/version agree", version.contains(release), version);
    String name = shell.out("hostname");
    findings.equal("shell /etc/hostname", name, shell.out("cat /etc/hostname"));
    findings.check(
        "shell uname -a has the host name", shell.out("uname -a").contains(" " + name + " "), name);
    findings.check(
        "shell /etc/hosts has the host name", shell.out("cat /etc/hosts").contains(name), name);
    String debian = shell.out(". /etc/os-release; echo $VERSION_ID");
    findings.check(
        "shell os-release and banner agree",
        banner.contains("+deb" + debian + "u"),
        "Debian " + debian + "; " + banner);
    findings.check(
        "shell os-release and debian_version agree",
        shell.out("cat /etc/debian_version").startsWith(debian + "."),
        debian);
    String passwd = shell.out("cat /etc/passwd");
    findings.check(
        "shell accounts are not Cowrie's or Kippo's",
        !passwd.matches("(?s).*\\n(phil|richard):.*") && passwd.startsWith("root:x:0:0:"),
        passwd);
    findings.check(
        "shell host name is not Cowrie's or Kippo's", !name.matches("svr0\\d|nas3"), name);
  }

  private void hardware() throws IOException {
    String count = shell.out("nproc");
    findings.equal("shell cpuinfo", count, shell.out("grep -c ^processor /proc/cpuinfo"));
    findings.equal("shell lscpu", count, shell.out("lscpu | awk '/^CPU\\(s\\):/{print $2}'"));
    findings.equal("shell /proc/stat", count, shell.out("grep -c '^cpu[0-9]' /proc/stat"));
    String model = shell.out("grep -m1 'model name' /proc/cpuinfo | sed 's/.*: //'");
    findings.check(
        "shell lscpu names the processor of cpuinfo", shell.out("lscpu").contains(model), model);
    findings.equal(
        "shell free",
        shell.out("awk '/^MemTotal/{print $2}' /proc/meminfo"),
        shell.out("free | awk '/^Mem/{print $2}'"));
    String disk = shell.out("df / | awk 'END{print $1}'");
    findings.check("shell df and mount agree", shell.out("mount").contains(disk + " on / "), disk);
  }

  private void commands() throws IOException {
    Shell.Done unknown = shell.run("frobnicate7");
    findings.equal(
        "shell unknown command", "bash: line 1: frobnicate7: command not found", unknown.out());
    findings.check(
        "shell status of an unknown command",
        unknown.status().equals(OptionalInt.of(127)),
        unknown.status().toString());
    findings.check(
        "shell errors differ",
        shell
                .out("ls /nonexistent")
                .equals("ls: cannot access '/nonexistent': No such file or directory")
            && shell.out("cat /root").equals("cat: /root: Is a directory")
            && shell.out("cd /nonexistent").endsWith("cd: /nonexistent: No such file or directory"),
        shell.out("ls /nonexistent; cat /root; cd /nonexistent"));
    findings.equal(
        "shell usual commands are found",
        "",
        shell
            .out(
                "for c in "
                    + String.join(" ", USUAL)
                    + "; do command -v $c >/dev/null || echo $c; done")
            .replace('\n', ' '));
    String broken =
        Arrays.stream(
                shell
                    .out(
                        "for c in "
                            + String.join(" ", USUAL)
                            + "; do $c --version </dev/null 2>&1"
                            + " | grep -q 'command not found' && echo $c; done")
                    .split("\n", -1))
            .reduce("", (all, one) -> (all + " " + one).strip());
    findings.equal("shell usual commands run", "", broken);
    findings.equal("shell echo -e", "gosh", shell.out("echo -e '\\x67\\0157sh'"));
    findings.equal("shell arithmetic", "714", shell.out("echo $((0x2ca))"));
    findings.equal("shell $0", "bash", shell.out("echo $0"));
    findings.equal("shell which of nothing", "1", shell.out("which frobnicate7; echo $?"));
  }

  private void files() throws IOException {
    findings.equal(
        "shell files last within a session",
        "kept",
        shell.out("echo kept > /tmp/.t; cd /; cat /tmp/.t; rm /tmp/.t"));
    shell.out("echo again > /tmp/.u");
    findings.equal("shell files last from command to command", "again", shell.out("cat /tmp/.u"));
    findings.equal("shell programs are ELF", "ELF", shell.out("head -c 4 /bin/ls | tail -c 3"));
    findings.check(
        "shell programs differ",
        !shell.out("md5sum < /bin/ls").equals(shell.out("md5sum < /bin/cat")),
        "one sum for two programs");
    findings.equal("shell /etc/shadow is closed", "640", shell.out("stat -c %a /etc/shadow"));
    String key = shell.out("cut -d' ' -f1 /etc/ssh/ssh_host_ed25519_key.pub");
    findings.equal("shell has its host key", "ssh-ed25519", key);
  }

  private void processes() throws IOException {
    findings.check(
        "shell /proc/1/exe",
        shell.out("readlink /proc/1/exe").endsWith("/systemd/systemd"),
        shell.out("ls -l /proc/1/exe"));
    findings.check(
        "shell /proc/self",
        shell.out("readlink /proc/self").matches("\\d+"),
        shell.out("ls -l /proc/self"));
    String own = shell.out("cat /proc/$$/cmdline | tr '\\0' ' '");
    findings.check("shell cmdline of its own", own.startsWith("bash -c"), own);
    String ps = shell.out("ps aux");
    findings.check("shell ps shows sshd", ps.contains("sshd"), ps);
    findings.check("shell ps shows ps", ps.contains("ps aux"), ps);
    findings.equal(
        "shell pings itself", "0", shell.out("ping -c 1 127.0.0.1 >/dev/null 2>&1; echo $?"));
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
