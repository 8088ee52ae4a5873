package io.honeybee.pot.mysql;

import java.io.IOException;

/** The client broke the protocol; the server says so and closes. */
final class ProtocolFault extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Answer.Fault fault;

  ProtocolFault(Answer.Fault fault) {
    super(fault.message());
    this.fault = fault;
  }

  static ProtocolFault badHandshake() {
    return new ProtocolFault(new Answer.Fault(1043, "", "Bad handshake"));
  }

  Answer.Fault fault() {
    return fault;
  }
}
