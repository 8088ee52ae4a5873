package io.honeybee.node.monitoring;

/**
 * Somebody who listens on this machine.
 *
 * @param transport {@code tcp} or {@code udp}
 * @param address as text; {@code 0.0.0.0} and {@code ::} for all
 */
record Listener(String transport, String address, int port) {

  @Override
  public String toString() {
    return transport + " " + (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
  }

  /**
   * Whose it is.
   *
   * @param uid the user who opened it
   * @param inode by which the system knows its socket
   */
  record Owner(long uid, long inode) {}
}
