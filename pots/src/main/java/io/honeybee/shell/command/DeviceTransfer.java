package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code tftp}, {@code ftpget} and {@code ftpput} of BusyBox: the server seems not to answer. */
final class DeviceTransfer implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("tftp", "ftpget", "ftpput");
  }

  @Override
  public int run(Invocation call) throws IOException {
    boolean tftp = call.toolName().equals("tftp");
    Options options = Options.of(call.args(), tftp ? "lrb" : "uPp");
    List<String> operands = options.operands();
    if (operands.size() < (tftp ? 1 : 2)) {
      return Usages.show(call);
    }
    String host = operands.getFirst();
    if (tftp) {
      String remote = options.value("r", options.value("l", ""));
      String local = options.value("l", remote.substring(remote.lastIndexOf('/') + 1));
      if (!options.has("g") && !options.has("p")) {
        return Usages.show(call);
      }
      report(call, "tftp://" + host + "/" + remote, local, options.has("p"));
      return call.fail(1, "timeout");
    }
    String local = operands.get(1);
    String remote = operands.size() > 2 ? operands.get(2) : local;
    boolean sends = call.toolName().equals("ftpput");
    report(call, "ftp://" + host + "/" + (sends ? local : remote), local, sends);
    return call.fail(1, "can't connect to remote host (" + host + "): Connection timed out");
  }

  private static void report(Invocation call, String url, String file, boolean sends) {
    if (!sends) {
      call.state().surroundings().events().download(url, file, call.toolName());
    }
  }
}
