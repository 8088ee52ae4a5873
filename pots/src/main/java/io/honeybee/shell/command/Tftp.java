package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/**
 * {@code tftp}, {@code ftpget} and {@code ftp}: tell of the file; the server seems not to answer.
 */
final class Tftp implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("tftp", "ftpget", "ftp", "rsync");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "rlbcuPpm");
    List<String> operands = options.operands();
    if (operands.isEmpty()) {
      return 1;
    }
    boolean ftp = call.name().endsWith("ftpget");
    String host = operands.getFirst();
    String remote = options.value("r", operands.getLast());
    String local = options.value("l", ftp && operands.size() > 1 ? operands.get(1) : remote);
    String scheme = call.name().replaceFirst("^.*/", "").replace("ftpget", "ftp");
    String url = scheme + "://" + host + "/" + remote;
    call.state().surroundings().events().download(url, local, call.name());
    call.err()
        .line(
            ftp
                ? "ftpget: can't connect to remote host (" + host + "): Connection timed out"
                : call.name() + ": timeout");
    return 1;
  }
}
