package io.honeybee.pot.ssh;

import io.honeybee.pot.EventFields;
import java.io.IOException;
import java.util.Map;
import org.apache.sshd.common.channel.PtyMode;
import org.apache.sshd.common.channel.RequestHandler.Result;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.io.IoUtils;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.session.ServerSession;

/**
 * A session channel: shell, exec and file transfer; all that would reach out of the machine is
 * refused.
 *
 * <p>Thread rule: the thread that handles the session's packets; {@link #ended} is called by that
 * of the {@link ChannelRun}. Of these two, only the second sends while something runs: a packet
 * that came after the end of its channel would make the client drop the connection.
 */
final class ShellChannel extends ChannelSession {
  private static final int MAX_VARIABLES = 20;

  private boolean pty;
  private int variables;
  private boolean running;
  private boolean closedByClient;

  boolean hasPty() {
    return pty;
  }

  /** Something runs on the channel from now on. */
  synchronized void running() {
    running = true;
  }

  /** What ran is over: tells the client, and closes the channel. */
  void ended(ExitCallback callback, int status) {
    if (isClosedByClient()) {
      commandExitFuture.setClosed();
    } else {
      callback.onExit(status);
    }
    synchronized (this) {
      running = false;
      if (!closedByClient) {
        return;
      }
    }
    try {
      super.handleClose();
    } catch (IOException e) {
      // The connection is gone, and all its channels with it.
      close(true);
    }
  }

  private synchronized boolean leftToWhatRuns() {
    closedByClient = true;
    return running;
  }

  private synchronized boolean isClosedByClient() {
    return closedByClient;
  }

  /** The client closed the channel: what runs is told, and answers when it has stopped. */
  @Override
  public void handleClose() throws IOException {
    if (!leftToWhatRuns()) {
      super.handleClose();
      return;
    }
    if (commandInstance instanceof ChannelRun run) {
      run.destroy(this);
    }
    // What it waits for will not come: input, or room for output.
    IoUtils.closeQuietly(receiver, getRemoteWindow());
  }

  /** MINA would wait for what runs, by a timer that it does not have here. */
  @Override
  protected void preClose() {
    commandExitFuture.setClosed();
    super.preClose();
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

  /** What is not known is refused, as MINA would, without a warning for each. */
  @Override
  protected Result handleInternalRequest(String request, boolean wantReply, Buffer buffer)
      throws IOException {
    Result result = super.handleInternalRequest(request, wantReply, buffer);
    return result == Result.Unsupported ? Result.ReplyFailure : result;
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
