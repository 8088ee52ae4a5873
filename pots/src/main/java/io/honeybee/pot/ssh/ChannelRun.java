package io.honeybee.pot.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs at the other end of one channel, on a virtual thread of its own. That thread is never
 * interrupted: were it writing, that would close the socket, and with it the other channels.
 *
 * <p>Thread rule: MINA calls the setters before {@link #start}; {@link #destroy} may come from any
 * thread; {@link #serve} has the thread for itself.
 */
abstract class ChannelRun implements Command {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelRun.class);
  private static final int FAILED = 255;

  private InputStream in = InputStream.nullInputStream();
  private OutputStream out = OutputStream.nullOutputStream();
  private OutputStream err = OutputStream.nullOutputStream();
  private @Nullable ExitCallback exit;
  private final CountDownLatch gone = new CountDownLatch(1);

  /**
   * Serves the client and returns the exit code.
   *
   * @param pty whether the client asked for a terminal
   * @throws IOException when the client is gone or broke the protocol
   */
  abstract int serve(boolean pty, Environment environment) throws IOException;

  final InputStream in() {
    return in;
  }

  final OutputStream out() {
    return out;
  }

  final OutputStream err() {
    return err;
  }

  @Override
  public final void setInputStream(InputStream input) {
    in = input;
  }

  @Override
  public final void setOutputStream(OutputStream output) {
    out = output;
  }

  @Override
  public final void setErrorStream(OutputStream error) {
    err = error;
  }

  @Override
  public final void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public final void start(ChannelSession channel, Environment environment) {
    ShellChannel shell = (ShellChannel) channel;
    shell.running();
    Thread.ofVirtual().name("ssh channel").start(() -> run(shell, environment));
  }

  /** Ends a pause; the thread finds its streams closed. */
  @Override
  public final void destroy(ChannelSession channel) {
    gone.countDown();
  }

  /** Lets time pass, but not when the client closed the channel. */
  final void pause(Duration time) throws IOException {
    try {
      if (gone.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IOException("the client closed the channel");
      }
    } catch (InterruptedException e) {
      throw new InterruptedIOException("told to end");
    }
  }

  private void run(ShellChannel channel, Environment environment) {
    int status = FAILED;
    try {
      status = serve(channel.hasPty(), environment);
      // While the client can still make room for it.
      out.flush();
      err.flush();
    } catch (IOException e) {
      LOG.debug("an ssh channel lost its client: {}", e.toString());
    } catch (RuntimeException e) {
      LOG.error("an ssh channel failed", e);
    } finally {
      ExitCallback callback = exit;
      if (callback != null) {
        channel.ended(callback, status);
      }
    }
  }
}
