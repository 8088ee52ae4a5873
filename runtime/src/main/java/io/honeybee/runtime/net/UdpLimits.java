package io.honeybee.runtime.net;

/**
 * What a UDP listener takes and gives at the most.
 *
 * @param maxDatagramBytes bytes kept of one datagram, at least 1; what is longer is cut
 * @param requestsPerSecond datagrams a second in all, at least 1
 * @param requestsPerSecondPerSource datagrams a second from one source, at least 1
 * @param answersPerSecondPerSource answers a second to one source, at least 1. A source may be
 *     forged: this is what a victim gets of us at the most
 */
public record UdpLimits(
    int maxDatagramBytes,
    int requestsPerSecond,
    int requestsPerSecondPerSource,
    int answersPerSecondPerSource) {
  private static final int MAX_DATAGRAM_BYTES = 65_535;

  public UdpLimits {
    if (maxDatagramBytes < 1
        || maxDatagramBytes > MAX_DATAGRAM_BYTES
        || requestsPerSecond < 1
        || requestsPerSecondPerSource < 1
        || answersPerSecondPerSource < 1) {
      throw new IllegalArgumentException("every limit of a UDP listener is at least 1");
    }
  }
}
