package io.honeybee.pot.ntp;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;

/** The time as a server of RFC 5905 (section 7.3) tells it. Immutable; any thread. */
final class ServerClock {
  static final int PACKET_BYTES = 48;

  private static final int SERVER = 4;
  private static final int POLL_AT = 2;
  private static final int TRANSMIT_AT = 40;

  /** From 1900 to 1970. */
  private static final long ERA_SECONDS = 2_208_988_800L;

  private static final long SECOND_NANOS = 1_000_000_000L;

  /** 2 to the power of -24 seconds, as ntpd measures on a machine of today. */
  private static final byte PRECISION = -24;

  /** How often the pretended server asks its own, in seconds. */
  private static final long UPDATE_SECONDS = 1_024;

  private final InstantSource clock;
  private final int stratum;
  private final int reference;
  private final int rootDelay;
  private final int rootDispersion;
  private final long phase;

  /**
   * @param seed the world's, so that one machine always has the same upstream server
   * @param stratum 1..15
   */
  ServerClock(InstantSource clock, long seed, int stratum) {
    SplittableRandom random = new SplittableRandom(seed ^ 0x6E7470L);
    this.clock = clock;
    this.stratum = stratum;
    // A reference clock names itself; others name the address of the server that they follow.
    this.reference = stratum == 1 ? 0x47505300 : publicAddress(random);
    // In units of 1/65536 s: 5..35 ms and 10..60 ms.
    this.rootDelay = stratum == 1 ? 0 : random.nextInt(330, 2_300);
    this.rootDispersion = random.nextInt(655, 3_900);
    this.phase = random.nextLong(UPDATE_SECONDS);
  }

  /** Of blocks where servers of the NTP pool stand. */
  private static int publicAddress(SplittableRandom random) {
    int[] networks = {81, 94, 193, 217};
    int network = networks[random.nextInt(networks.length)];
    return network << 24 | random.nextInt(0x10_0000, 0xFE_FFFF);
  }

  /**
   * The answer to a request.
   *
   * @param request at least {@value #PACKET_BYTES} bytes
   */
  byte[] answer(byte[] request) {
    Instant received = clock.instant();
    long updated =
        received.getEpochSecond()
            - Math.floorMod(received.getEpochSecond() - phase, UPDATE_SECONDS);
    ByteBuffer out = ByteBuffer.allocate(PACKET_BYTES);
    out.put((byte) ((request[0] & 0x38) | SERVER));
    out.put((byte) stratum);
    out.put(request[POLL_AT]);
    out.put(PRECISION);
    out.putInt(rootDelay);
    out.putInt(rootDispersion);
    out.putInt(reference);
    // The clock was set a little after the second; what exactly is nobody's to know.
    out.putLong(
        timestamp(Instant.ofEpochSecond(updated, Math.floorMod(phase * 7_919_933L, SECOND_NANOS))));
    out.put(request, TRANSMIT_AT, Long.BYTES);
    out.putLong(timestamp(received));
    out.putLong(timestamp(clock.instant()));
    return out.array();
  }

  /** Seconds since 1900 and the fraction of one, 32 bits each. */
  static long timestamp(Instant time) {
    long seconds = time.getEpochSecond() + ERA_SECONDS;
    long fraction = ((long) time.getNano() << 32) / SECOND_NANOS;
    return seconds << 32 | fraction;
  }
}
