package io.honeybee.pot.ldap;

/** Bytes that are no message. */
final class MalformedBer extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedBer(String why) {
    super(why, null, false, false);
  }
}
