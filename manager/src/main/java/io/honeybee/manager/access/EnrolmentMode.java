package io.honeybee.manager.access;

/** How a node that has no secret yet comes by one. */
public enum EnrolmentMode {
  /** Any new name is given a secret at its first registration. */
  OPEN,
  /** Only a name that an operator enrolled beforehand is given its secret, once. */
  LISTED,
  /** No secret travels: each is carried to its node by hand. */
  CLOSED
}
