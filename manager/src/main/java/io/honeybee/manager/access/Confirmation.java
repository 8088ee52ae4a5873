package io.honeybee.manager.access;

/** What came of asking somebody who is signed in for the password again. */
public enum Confirmation {
  RIGHT,
  WRONG,
  /** Too many were wrong, or too many try at once; nothing was looked at. */
  LATER
}
