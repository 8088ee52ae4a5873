package io.honeybee.pot.ssh;

import io.honeybee.pot.EventFields;
import java.io.IOException;
import java.util.Map;
import org.apache.sshd.common.channel.PtyMode;
import org.apache.sshd.common.channel.RequestHandler.Result;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.session.ServerSession;

/**
 * A session channel: shell, exec and file transfer; all that would reach out of the machine is
 * refused.
 *
 * <p>Thread rule: the thread that handles the session's packets.
 */
final class ShellChannel extends ChannelSession {
  private static final int MAX_VARIABLES = 20;

  private boolean pty;
  private int variables;

  boolean hasPty() {
    return pty;
  }

  private SshSession ssh() {
    return (SshSession) getSession();
  }

  @Override
  protected Result handlePtyReqParsed(
      String term, int columns, int rows, int width, int height, Map<PtyMode, Integer> modes)
      throws IOException {
    pty = true;
    return super.handlePtyReqParsed(term, columns, rows, width, height, modes);
  }

  @Override
  protected Result handleEnvParsed(String name, String value) throws IOException {
    if (++variables > MAX_VARIABLES) {
      return Result.ReplyFailure;
    }
    ssh().report("client.var", new EventFields().text("name", name).text("value", value));
    // What sshd_config of Debian accepts.
    boolean accepted = name.equals("LANG") || name.matches("LC_[A-Z]{1,32}");
    return accepted ? super.handleEnvParsed(name, value) : Result.ReplyFailure;
  }

  @Override
  protected Result handleSubsystemParsed(String request, String subsystem) throws IOException {
    ssh().report("subsystem.request", new EventFields().text("subsystem", subsystem));
    return super.handleSubsystemParsed(request, subsystem);
  }

  @Override
  protected Result handleAgentForwardingParsed(String requestType) {
    return Result.ReplyFailure;
  }

  @Override
  protected Result handleX11ForwardingParsed(
      String requestType,
      ServerSession session,
      boolean singleConnection,
      String authProtocol,
      String authCookie,
      int screenId) {
    return Result.ReplyFailure;
  }
}
