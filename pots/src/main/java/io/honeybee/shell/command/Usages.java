package io.honeybee.shell.command;

import java.io.IOException;
import java.util.Map;

/** What an applet says that was called without what it needs. */
public final class Usages {
  private static final Map<String, String> ARGUMENTS =
      Map.ofEntries(
          Map.entry("wget", "[-cq] [-O FILE] [--header STR] [-P DIR] [-U AGENT] URL..."),
          Map.entry("tftp", "[OPTIONS] HOST [PORT]"),
          Map.entry("ftpget", "[OPTIONS] HOST [LOCAL_FILE] REMOTE_FILE"),
          Map.entry("ftpput", "[OPTIONS] HOST [REMOTE_FILE] LOCAL_FILE"),
          Map.entry("nc", "[-iN] [-wN] [-l] [-p PORT] [-f FILE|IPADDR PORT] [-e PROG]"),
          Map.entry("telnet", "[-a] [-l USER] HOST [PORT]"),
          Map.entry("chmod", "[-Rcvf] MODE[,MODE]... FILE..."),
          Map.entry("chown", "[-Rcvf]... USER[:[GRP]] FILE..."),
          Map.entry("cp", "[-arPLHpf] SOURCE... DEST"),
          Map.entry("mv", "[-fin] SOURCE... DEST"),
          Map.entry("rm", "[-irf] FILE..."),
          Map.entry("mkdir", "[-m MODE] [-p] DIRECTORY..."),
          Map.entry("grep", "[-HhnlLoqvsriwFE] [-m N] PATTERN [FILE]..."),
          Map.entry("sed", "[-efinr] SED_CMD [FILE]..."),
          Map.entry("awk", "[OPTIONS] [AWK_PROGRAM] [FILE]..."),
          Map.entry("ping", "[OPTIONS] HOST"),
          Map.entry("sleep", "[N]..."),
          Map.entry("tar", "c|x|t [-zhvO] [-f TARFILE] [-C DIR] [FILE]..."),
          Map.entry("nslookup", "[HOST] [SERVER]"),
          Map.entry("touch", "[-c] FILE..."),
          Map.entry("rmdir", "[-p] DIRECTORY..."),
          Map.entry("which", "[COMMAND]..."),
          Map.entry("ln", "[-sfnbv] TARGET... LINK|DIR"),
          Map.entry("tr", "[-cds] STRING1 [STRING2]"),
          Map.entry("seq", "[-w] [-s SEP] [FIRST [INC]] LAST"),
          Map.entry("basename", "FILE [SUFFIX]"),
          Map.entry("killall", "[-lq] [-SIG] PROCESS_NAME..."));

  private Usages() {}

  /** Whether an applet that cannot do without arguments was called without any. */
  public static boolean isDue(Invocation call) {
    return call.state().isBusyBox()
        && call.args().isEmpty()
        && ARGUMENTS.containsKey(call.toolName());
  }

  /** Says how the applet is called; the exit code is that of a wrong call. */
  public static int show(Invocation call) throws IOException {
    call.err().line(Banner.ofUsage(call.world()));
    String arguments = ARGUMENTS.getOrDefault(call.toolName(), "[OPTIONS]");
    call.err().line("\nUsage: " + call.toolName() + " " + arguments + "\n");
    return 1;
  }
}
