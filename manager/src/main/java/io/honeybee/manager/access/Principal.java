package io.honeybee.manager.access;

/**
 * Who is asking.
 *
 * @param name the token's name
 */
public record Principal(String name, Role role) {

  public boolean has(Role wanted) {
    return role.compareTo(wanted) >= 0;
  }
}
