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

  private static final Map<String, String> MISSING =
      Map.ofEntries(
          Map.entry("basename", "missing operand"),
          Map.entry("chmod", "missing operand"),
          Map.entry("chown", "missing operand"),
          Map.entry("cut", "you must specify a list of bytes, characters, or fields"),
          Map.entry("dirname", "missing operand"),
          Map.entry("ln", "missing file operand"),
          Map.entry("mkdir", "missing operand"),
          Map.entry("rm", "missing operand"),
          Map.entry("rmdir", "missing operand"),
          Map.entry("seq", "missing operand"),
          Map.entry("sleep", "missing operand"),
          Map.entry("touch", "missing file operand"),
          Map.entry("tr", "missing operand"),
          Map.entry("unlink", "missing operand"));

  /** Whether a program that cannot do without arguments was called without any. */
  public static boolean isDue(Invocation call) {
    Map<String, String> needy = call.state().isBusyBox() ? ARGUMENTS : MISSING;
    return call.args().isEmpty() && needy.containsKey(call.toolName());
  }

  /** Says how the applet is called; the exit code is that of a wrong call. */
  public static int show(Invocation call) throws IOException {
    String missing = MISSING.get(call.toolName());
    if (missing != null && !call.state().isBusyBox()) {
      call.err().line(Quotes.withHint(call.toolName(), missing));
      return 1;
    }
    call.err().line(Banner.ofUsage(call.world()));
    String arguments = ARGUMENTS.getOrDefault(call.toolName(), "[OPTIONS]");
    call.err().line("\nUsage: " + call.toolName() + " " + arguments + "\n");
    return 1;
  }
}
