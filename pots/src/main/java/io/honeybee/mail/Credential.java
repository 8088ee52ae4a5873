package io.honeybee.mail;

import io.honeybee.pot.AttackerText;

/**
 * A user name and a password, as bytes.
 *
 * @param user not to be changed
 * @param password not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody, and made once for each login.
public record Credential(byte[] user, byte[] password) {

  /** The user's name as text. */
  public String name() {
    return AttackerText.decode(user);
  }
}
