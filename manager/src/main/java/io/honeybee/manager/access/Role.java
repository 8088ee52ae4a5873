package io.honeybee.manager.access;

/** What an operator may do; each role includes those before it. */
public enum Role {
  /** Sees. */
  VIEWER,
  /** Sends commands. */
  OPERATOR,
  /** Decides who comes in. */
  ADMIN
}
