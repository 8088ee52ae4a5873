package io.honeybee.world;

/**
 * What the programs of a machine are.
 *
 * @param kind where its programs come from
 * @param busyBox the first words of its BusyBox, version and build, without a line end
 */
public record Userland(Kind kind, String busyBox) {

  /** Where programs come from. */
  public enum Kind {
    /** Debian packages: GNU tools, bash as login shell, dash as {@code sh}. */
    DEBIAN,
    /** A device's firmware: BusyBox for all, ash as the only shell. */
    BUSYBOX
  }

  public boolean isBusyBox() {
    return kind == Kind.BUSYBOX;
  }
}
