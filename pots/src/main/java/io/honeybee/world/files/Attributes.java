package io.honeybee.world.files;

import java.time.Instant;

/**
 * Who may do what with a file.
 *
 * @param mode permission bits, 0..07777
 */
public record Attributes(int mode, int user, int group, Instant modified) {

  public Attributes withMode(int newMode) {
    return new Attributes(newMode, user, group, modified);
  }

  public Attributes withOwner(int newUser, int newGroup) {
    return new Attributes(mode, newUser, newGroup, modified);
  }

  public Attributes withModified(Instant when) {
    return new Attributes(mode, user, group, when);
  }
}
