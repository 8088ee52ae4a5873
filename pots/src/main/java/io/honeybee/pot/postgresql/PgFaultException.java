package io.honeybee.pot.postgresql;

import java.io.IOException;

/** The client broke the protocol or may not go on; the server says so and closes. */
final class PgFaultException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient PgFault fault;

  PgFaultException(PgFault fault) {
    super(fault.message());
    this.fault = fault;
  }

  PgFault fault() {
    return fault;
  }
}
