package io.honeybee.runtime.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A socket that stays open when JSSE closes it, until it is given away. JSSE closes at once when it
 * refuses a certificate, while the peer is still sending; the peer's system then drops the
 * connection before the peer has read the alert that says why.
 *
 * <p>Thread rule: as its socket's.
 */
final class LentSocket extends Socket {
  private final Socket owner;
  private volatile boolean given;

  LentSocket(Socket owner) {
    this.owner = owner;
  }

  /** From now on, to close this closes the socket itself. */
  void giveAway() {
    given = true;
  }

  @Override
  public void close() throws IOException {
    if (given) {
      owner.close();
    }
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return owner.getInputStream();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return owner.getOutputStream();
  }

  @Override
  public @Nullable SocketChannel getChannel() {
    return owner.getChannel();
  }

  @Override
  public @Nullable InetAddress getInetAddress() {
    return owner.getInetAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return owner.getLocalAddress();
  }

  @Override
  public int getPort() {
    return owner.getPort();
  }

  @Override
  public int getLocalPort() {
    return owner.getLocalPort();
  }

  @Override
  public @Nullable SocketAddress getRemoteSocketAddress() {
    return owner.getRemoteSocketAddress();
  }

  @Override
  public @Nullable SocketAddress getLocalSocketAddress() {
    return owner.getLocalSocketAddress();
  }

  @Override
  public boolean isBound() {
    return owner.isBound();
  }

  @Override
  public boolean isConnected() {
    return owner.isConnected();
  }

  @Override
  public boolean isClosed() {
    return owner.isClosed();
  }

  @Override
  public boolean isInputShutdown() {
    return owner.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return owner.isOutputShutdown();
  }

  @Override
  public void shutdownInput() throws IOException {
    owner.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    owner.shutdownOutput();
  }

  @Override
  public boolean getKeepAlive() throws SocketException {
    return owner.getKeepAlive();
  }

  @Override
  public void setKeepAlive(boolean on) throws SocketException {
    owner.setKeepAlive(on);
  }

  @Override
  public boolean getTcpNoDelay() throws SocketException {
    return owner.getTcpNoDelay();
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    owner.setTcpNoDelay(on);
  }

  @Override
  public int getSoLinger() throws SocketException {
    return owner.getSoLinger();
  }

  @Override
  public void setSoLinger(boolean on, int seconds) throws SocketException {
    owner.setSoLinger(on, seconds);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return owner.getSoTimeout();
  }

  @Override
  public void setSoTimeout(int millis) throws SocketException {
    owner.setSoTimeout(millis);
  }

  @Override
  public int getReceiveBufferSize() throws SocketException {
    return owner.getReceiveBufferSize();
  }

  @Override
  public void setReceiveBufferSize(int bytes) throws SocketException {
    owner.setReceiveBufferSize(bytes);
  }

  @Override
  public int getSendBufferSize() throws SocketException {
    return owner.getSendBufferSize();
  }

  @Override
  public void setSendBufferSize(int bytes) throws SocketException {
    owner.setSendBufferSize(bytes);
  }

  @Override
  public boolean getReuseAddress() throws SocketException {
    return owner.getReuseAddress();
  }

  @Override
  public void setReuseAddress(boolean on) throws SocketException {
    owner.setReuseAddress(on);
  }

  @Override
  public int getTrafficClass() throws SocketException {
    return owner.getTrafficClass();
  }

  @Override
  public void setTrafficClass(int bits) throws SocketException {
    owner.setTrafficClass(bits);
  }

  @Override
  public <T> T getOption(SocketOption<T> name) throws IOException {
    return owner.getOption(name);
  }

  @Override
  public <T> Socket setOption(SocketOption<T> name, T value) throws IOException {
    owner.setOption(name, value);
    return this;
  }

  @Override
  public Set<SocketOption<?>> supportedOptions() {
    return owner.supportedOptions();
  }

  @Override
  public String toString() {
    return owner.toString();
  }
}
