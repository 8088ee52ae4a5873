package io.honeybee.shell.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What runs on a small Debian server, and the visitor's own shell. */
final class ProcessTable {
  private static final List<String> KERNEL =
      List.of(
          "kthreadd",
          "rcu_gp",
          "rcu_par_gp",
          "kworker/0:0H-events_highpri",
          "mm_percpu_wq",
          "rcu_tasks_rude_",
          "ksoftirqd/0",
          "rcu_sched",
          "migration/0",
          "cpuhp/0",
          "kdevtmpfs",
          "khungtaskd",
          "oom_reaper",
          "kcompactd0",
          "kswapd0",
          "scsi_eh_0",
          "jbd2/root-8");
  private static final List<String> SERVICES =
      List.of(
          "/lib/systemd/systemd-journald",
          "/lib/systemd/systemd-udevd",
          "/usr/sbin/cron -f",
          "/usr/bin/dbus-daemon --system --address=systemd: --nofork --nopidfile",
          "/usr/sbin/rsyslogd -n -iNONE",
          "/lib/systemd/systemd-logind",
          "/sbin/agetty -o -p -- \\u --noclear - linux",
          "sshd: /usr/sbin/sshd -D [listener] 0 of 10-100 startups");

  private ProcessTable() {}

  /** One process. */
  record Running(
      String user,
      int pid,
      int parent,
      long kilobytes,
      String tty,
      Instant started,
      String command) {

    String brief() {
      String name = command.replaceFirst("^.*/", "").replaceFirst("[ :].*", "");
      return "%7d %-8s 00:00:00 %s".formatted(pid, tty, name.replaceAll("[\\[\\]]", ""));
    }

    String full() {
      return "%-8s %7d %7d  0 %s %-8s 00:00:00 %s"
          .formatted(user, pid, parent, Clocks.minute(started), tty, command);
    }

    String wide() {
      return "%-8s %7d  0.0  %3.1f %6d %5d %-8s %-4s %s   0:00 %s"
          .formatted(
              user,
              pid,
              kilobytes / 20_000.0,
              kilobytes * 3,
              kilobytes,
              tty,
              tty.equals("?") ? "Ss" : "R+",
              Clocks.minute(started),
              command);
    }
  }

  static List<Running> of(Invocation call) {
    Instant boot = call.world().bootedAt();
    List<Running> processes = new ArrayList<>();
    processes.add(new Running("root", 1, 0, 11_820, "?", boot, "/sbin/init"));
    int pid = 2;
    for (String name : KERNEL) {
      processes.add(new Running("root", pid, 2, 0, "?", boot, "[" + name + "]"));
      pid += 1 + name.length() % 3;
    }
    pid = 240;
    for (String command : SERVICES) {
      String user = command.contains("dbus") ? "message+" : "root";
      processes.add(new Running(user, pid, 1, 5_200, "?", boot, command));
      pid += 17 + command.length() % 29;
    }
    Instant login = call.now().minus(Duration.ofSeconds(3));
    int shell = call.state().pid();
    String user = call.visitor().name();
    String tty = call.visitor().tty().isEmpty() ? "?" : call.visitor().tty();
    String name = user + (tty.equals("?") ? "@notty" : "@" + tty);
    processes.add(new Running("root", shell - 9, 1, 8_900, "?", login, "sshd: " + name));
    processes.add(new Running(user, shell, shell - 9, 4_700, tty, login, "-bash"));
    String command = call.name() + " " + String.join(" ", call.args());
    processes.add(new Running(user, shell + 11, shell, 3_200, tty, call.now(), command.strip()));
    return processes;
  }
}
