package io.honeybee.node.link;

import java.io.IOException;

/** The manager does not want this node; the message is its reason, made printable. */
final class RegistrationRefused extends IOException {
  private static final long serialVersionUID = 1L;

  RegistrationRefused(String reason) {
    super(reason);
  }
}
