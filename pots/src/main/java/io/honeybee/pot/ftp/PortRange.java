package io.honeybee.pot.ftp;

/** Ports for data connections, both ends included; 0 and 0 for any free one. */
record PortRange(int first, int last) {
  static final int LOWEST = 1_024;
  static final int HIGHEST = 65_535;
  static final PortRange ANY = new PortRange(0, 0);

  int size() {
    return last - first + 1;
  }
}
