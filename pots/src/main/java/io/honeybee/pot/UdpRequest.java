package io.honeybee.pot;

import io.honeybee.runtime.net.Datagram;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * One datagram to a {@link UdpPot}: a session of its own, with at most one answer that is never
 * longer than it.
 *
 * <p>Thread rule: the socket's own thread, save {@link #events}, which any may use.
 */
public final class UdpRequest {
  private final PotContext context;
  private final Datagram datagram;
  private final SessionEvents events;
  private final FloodGate gate;
  private boolean asked;
  private boolean told;

  UdpRequest(PotContext context, String type, Datagram datagram, FloodGate gate) {
    this.context = context;
    this.datagram = datagram;
    this.gate = gate;
    this.events = new SessionEvents(context, type, datagram.remote(), datagram.local());
  }

  public PotContext context() {
    return context;
  }

  /** What came. */
  public byte[] data() {
    return datagram.data();
  }

  /** Whether more came than is kept. */
  public boolean isCut() {
    return datagram.isCut();
  }

  public InetSocketAddress remote() {
    return datagram.remote();
  }

  /** Who seems to have sent it. */
  public InetAddress source() {
    return datagram.remote().getAddress();
  }

  /**
   * Whether this request is told by itself. When too many come it is not: then it is counted, and
   * {@link #report} does nothing.
   */
  public boolean isTold() {
    if (!asked) {
      asked = true;
      told = gate.admits(datagram.remote());
    }
    return told;
  }

  /** Reports an event of this request, unless it is one of a flood. */
  public void report(String verb, EventFields fields) {
    if (isTold()) {
      events.report(verb, isCut() ? fields.cut() : fields);
    }
  }

  /**
   * This session's events, for what goes on after the request; what is reported here is told in any
   * case, so it must be bounded otherwise.
   */
  public SessionEvents events() {
    return events;
  }

  /**
   * Answers, if the listener lets it.
   *
   * @return whether the answer was sent
   * @see io.honeybee.runtime.net.UdpServer
   */
  public boolean answer(byte[] answer) {
    return datagram.answer(answer);
  }

  /** How long an answer may be. */
  public int room() {
    return datagram.data().length;
  }
}
