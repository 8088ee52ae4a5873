package io.honeybee.http;

import org.jspecify.annotations.Nullable;

/** A request that the product does not take. */
final class HttpFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final Fault fault;
  private final transient @Nullable RequestHead head;

  HttpFault(Fault fault, @Nullable RequestHead head) {
    super(fault.name(), null, false, false);
    this.fault = fault;
    this.head = head;
  }

  Fault fault() {
    return fault;
  }

  /** The request as far as it was understood. */
  @Nullable RequestHead head() {
    return head;
  }
}
