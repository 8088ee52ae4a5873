package io.honeybee.shell.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All commands by their names. A new command is a new class and a line in a list here.
 *
 * @param builtins those that the shell knows itself
 * @param programs those that need a program file
 */
public record Commands(Map<String, ShellCommand> builtins, Map<String, ShellCommand> programs) {
  private static final List<ShellCommand> LIST =
      List.of(
          new Cd(),
          new Echo(),
          new Eval(),
          new Exec(),
          new Exit(),
          new Export(),
          new Help(),
          new History(),
          new Jump(),
          new Local(),
          new Printf(),
          new Pwd(),
          new Read(),
          new SetCommand(),
          new Shift(),
          new Source(),
          new Test(),
          new Time(),
          new Type(),
          new Ulimit(),
          new Umask(),
          new Unset(),
          new Constant(List.of(":", "true"), true, 0),
          new Constant(List.of("false"), true, 1),
          new Constant(
              List.of(
                  "alias",
                  "bg",
                  "bind",
                  "complete",
                  "disown",
                  "fg",
                  "hash",
                  "jobs",
                  "shopt",
                  "times",
                  "trap",
                  "unalias",
                  "wait"),
              true,
              0),
          new Apt(),
          new Archives(),
          new Awk(),
          new Base64Command(),
          new Basename(),
          new Busybox(),
          new Cat(),
          new Chmod(),
          new Cp(),
          new Crontab(),
          new Curl(),
          new Cut(),
          new DateCommand(),
          new Dd(),
          new Df(),
          new Diff(),
          new Digest(),
          new Echoes(),
          new Env(),
          new Expr(),
          new FileKind(),
          new Find(),
          new Free(),
          new Grep(),
          new Head(),
          new Hexdump(),
          new Hostname(),
          new Id(),
          new Ifconfig(),
          new Ip(),
          new Kill(),
          new Ln(),
          new Logs(),
          new Ls(),
          new Lscpu(),
          new Mkdir(),
          new Mktemp(),
          new Mount(),
          new Netstat(),
          new Nproc(),
          new Passwd(),
          new Perl(),
          new Pgrep(),
          new Prefix(),
          new Ps(),
          new Readlink(),
          new Rm(),
          new Sed(),
          new Seq(),
          new Service(),
          new Sh(),
          new Sleep(),
          new Sort(),
          new Stat(),
          new SystemFacts(),
          new Tee(),
          new TextTools(),
          new Tftp(),
          new Touch(),
          new Tr(),
          new Uname(),
          new Uniq(),
          new UpdateRc(),
          new Uptime(),
          new Users(),
          new Versions(),
          new W(),
          new Wc(),
          new Wget(),
          new Which(),
          new Whoami(),
          new Xargs(),
          new Constant(
              List.of(
                  "iptables",
                  "ldconfig",
                  "mesg",
                  "modprobe",
                  "reboot",
                  "shutdown",
                  "stty",
                  "sync",
                  "umount"),
              false,
              0));

  // What only one kind of shell knows itself, by the shells that do not.
  private static final Set<String> NOT_IN_DASH =
      Set.of(
          "source",
          "history",
          "[[",
          "bind",
          "complete",
          "disown",
          "enable",
          "let",
          "logout",
          "shopt",
          "declare");
  private static final Set<String> NOT_IN_ASH =
      Set.of("bind", "complete", "disown", "enable", "logout", "shopt", "declare", "typeset");

  /** The commands of a Debian server. */
  public static Commands debian() {
    return of(LIST, name -> true);
  }

  /** The commands of a home router: the applets of its BusyBox. */
  public static Commands router() {
    Set<String> applets = Applets.router();
    List<ShellCommand> all = new ArrayList<>(LIST);
    // The later one of a name counts.
    all.addAll(DeviceCommands.LIST);
    Set<String> rest = new TreeSet<>(applets);
    all.forEach(command -> rest.removeAll(command.names()));
    all.add(new Unspoken(List.copyOf(rest)));
    return of(all, applets::contains);
  }

  private static Commands of(List<ShellCommand> list, Predicate<String> installed) {
    Map<String, ShellCommand> builtins = new LinkedHashMap<>();
    Map<String, ShellCommand> programs = new LinkedHashMap<>();
    for (ShellCommand command : list) {
      for (String name : command.names()) {
        if (command.builtin()) {
          builtins.put(name, command);
        } else if (installed.test(name)) {
          programs.put(name, command);
        }
      }
    }
    return new Commands(builtins, programs);
  }

  /** The command that a shell knows itself. */
  public @Nullable ShellCommand builtin(String name, Dialect dialect) {
    boolean absent =
        switch (dialect) {
          case BASH -> false;
          case DASH -> NOT_IN_DASH.contains(name);
          case ASH -> NOT_IN_ASH.contains(name);
        };
    return absent ? null : builtins.get(name);
  }

  /** The command that a program file of that name is, whether or not the file exists. */
  public @Nullable ShellCommand program(String name) {
    ShellCommand program = programs.get(name);
    return program != null ? program : builtins.get(name);
  }
}
