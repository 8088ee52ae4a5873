package io.honeybee.protocol.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Endless traffic made of valid envelopes, some of them spoiled: whole, joined, in pieces,
 * dripping. The same seed gives the same traffic.
 */
public final class MutatedTraffic {
  private static final int MAX_ENVELOPES = 4;
  private static final int MAX_MUTATIONS = 3;
  private static final int MAX_DRIPPED_BYTES = 200;
  private static final Duration DRIP_PAUSE = Duration.ofMillis(5);
  private static final String[] BETWEEN = {"\n", "\n", "\n", "", "\r\n", " "};

  private final List<byte[]> envelopes;
  private final RandomGenerator random;

  /**
   * @param envelopes valid ones, such as the specification's vectors; at least one, none empty
   */
  public MutatedTraffic(List<String> envelopes, RandomGenerator random) {
    this.envelopes = envelopes.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    this.random = random;
  }

  /** The next bytes for the victim; never empty. */
  public Burst next() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<Mutation> mutations = new ArrayList<>();
    for (int left = random.nextInt(1, MAX_ENVELOPES + 1); left > 0; left--) {
      bytes.writeBytes(envelope(mutations));
      bytes.writeBytes(pick(BETWEEN).getBytes(StandardCharsets.US_ASCII));
    }
    if (bytes.size() == 0) {
      bytes.write('\n');
    }
    return delivered(bytes.toByteArray(), mutations);
  }

  private byte[] envelope(List<Mutation> mutations) {
    byte[] envelope = any();
    if (random.nextInt(3) == 0) {
      return envelope;
    }
    for (int left = random.nextInt(1, MAX_MUTATIONS + 1); left > 0 && envelope.length > 0; left--) {
      Mutation mutation = pick(Mutation.values());
      envelope = mutation.apply(envelope, any(), random);
      mutations.add(mutation);
    }
    return envelope;
  }

  private Burst delivered(byte[] bytes, List<Mutation> mutations) {
    List<Mutation> done = List.copyOf(mutations);
    return switch (random.nextInt(10)) {
      case 0 -> new Burst(bytes, Math.max(1, bytes.length / MAX_DRIPPED_BYTES), DRIP_PAUSE, done);
      case 1, 2, 3 ->
          new Burst(bytes, random.nextInt(1, bytes.length + 1), Duration.ofMillis(1), done);
      default -> new Burst(bytes, bytes.length, Duration.ZERO, done);
    };
  }

  private byte[] any() {
    return envelopes.get(random.nextInt(envelopes.size()));
  }

  private <T> T pick(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
