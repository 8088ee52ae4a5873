package io.honeybee.ntlm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The challenge that a client has to answer ([MS-NLMP] section 2.2.1.2). */
public final class NtlmChallenge {
  private static final int NONCE_BYTES = 8;
  private static final int HEADER_BYTES = 56;

  /** Unicode, NTLM, always sign, target is a server, extended security, target info, version... */
  private static final int FLAGS = 0xE28A8215;

  /** What only a client that asks for it is offered: 56 and 128 bit keys, and their exchange. */
  private static final int ON_REQUEST = 0xE0000000;

  private static final int COMPUTER = 1;
  private static final int DOMAIN = 2;
  private static final int DNS_COMPUTER = 3;
  private static final int DNS_DOMAIN = 4;
  private static final int TIMESTAMP = 7;
  private static final byte REVISION = 15;

  /** Between 1601, from which Windows counts in steps of 100 ns, and 1970. */
  private static final long EPOCH_OFFSET_SECONDS = 11_644_473_600L;

  private static final long STEPS_PER_SECOND = 10_000_000L;
  private static final int NANOS_PER_STEP = 100;

  private final byte[] message;
  private final String nonce;

  private NtlmChallenge(byte[] message, String nonce) {
    this.message = message;
    this.nonce = nonce;
  }

  /** The whole message. */
  public byte[] message() {
    return message.clone();
  }

  /** The eight bytes in it that matter, as hexadecimal digits. */
  public String nonce() {
    return nonce;
  }

  /** A new challenge of this machine. */
  public static NtlmChallenge of(NtlmHost host, Instant now, RandomGenerator random) {
    return of(host, now, random, ON_REQUEST);
  }

  /**
   * A new challenge for a client.
   *
   * @param asked the flags of its first message
   */
  public static NtlmChallenge of(NtlmHost host, Instant now, RandomGenerator random, int asked) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] target = utf16(host.domain());
    byte[] info = targetInfo(host, now);
    ByteBuffer out =
        ByteBuffer.allocate(HEADER_BYTES + target.length + info.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put(NtlmMessage.SIGNATURE).putInt(NtlmMessage.CHALLENGE);
    descriptor(out, target.length, HEADER_BYTES);
    out.putInt(FLAGS & (asked | ~ON_REQUEST)).put(nonce).putLong(0);
    descriptor(out, info.length, HEADER_BYTES + target.length);
    NtlmHost.Build build = host.build();
    out.put((byte) build.major()).put((byte) build.minor()).putShort((short) build.number());
    out.put(new byte[] {0, 0, 0, REVISION});
    out.put(target).put(info);
    return new NtlmChallenge(out.array(), HexFormat.of().formatHex(nonce));
  }

  private static void descriptor(ByteBuffer out, int length, int offset) {
    out.putShort((short) length).putShort((short) length).putInt(offset);
  }

  private static byte[] targetInfo(NtlmHost host, Instant now) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pair(out, DOMAIN, utf16(host.domain()));
    pair(out, COMPUTER, utf16(host.computer()));
    pair(out, DNS_DOMAIN, utf16(host.dnsDomain()));
    pair(out, DNS_COMPUTER, utf16(host.dnsComputer()));
    long steps =
        (now.getEpochSecond() + EPOCH_OFFSET_SECONDS) * STEPS_PER_SECOND
            + now.getNano() / NANOS_PER_STEP;
    ByteBuffer time = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    pair(out, TIMESTAMP, time.putLong(steps).array());
    pair(out, 0, new byte[0]);
    return out.toByteArray();
  }

  private static void pair(ByteArrayOutputStream out, int id, byte[] value) {
    out.write(id);
    out.write(0);
    out.write(value.length & 0xFF);
    out.write(value.length >> Byte.SIZE);
    out.writeBytes(value);
  }

  private static byte[] utf16(String text) {
    return text.getBytes(StandardCharsets.UTF_16LE);
  }
}
