package io.honeybee.runtime.net;

import java.net.InetSocketAddress;
import java.util.function.Predicate;

/**
 * One datagram, and the one answer that it may get.
 *
 * <p>Thread rule: one thread.
 */
public final class Datagram {
  private final byte[] data;
  private final boolean cut;
  private final InetSocketAddress remote;
  private final InetSocketAddress local;
  private final Predicate<byte[]> out;
  private boolean answered;

  Datagram(
      byte[] data,
      boolean cut,
      InetSocketAddress remote,
      InetSocketAddress local,
      Predicate<byte[]> out) {
    this.data = data;
    this.cut = cut;
    this.remote = remote;
    this.local = local;
    this.out = out;
  }

  /** What came; the array is this datagram's own. */
  public byte[] data() {
    return data;
  }

  /** Whether it was longer than what is kept of it. */
  public boolean isCut() {
    return cut;
  }

  /** Who seems to have sent it; anybody can forge that. */
  public InetSocketAddress remote() {
    return remote;
  }

  /** The socket it came to; a wildcard address when that is what the socket is bound to. */
  public InetSocketAddress local() {
    return local;
  }

  /**
   * Answers, if the server lets it: once, never with more bytes than came, and to nobody who could
   * be harmed by it.
   *
   * @return whether the answer was sent
   */
  public boolean answer(byte[] answer) {
    boolean first = !answered;
    answered = true;
    return first && out.test(answer);
  }
}
