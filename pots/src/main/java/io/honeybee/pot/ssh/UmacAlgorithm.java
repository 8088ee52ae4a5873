package io.honeybee.pot.ssh;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.mac.Mac;
import org.jspecify.annotations.Nullable;

/**
 * One of OpenSSH's MACs with UMAC, which MINA has not: the nonce is the packet's number, and comes
 * before the packet. Immutable; each {@link #create} is for one thread.
 */
record UmacAlgorithm(String name, int tagBytes, boolean encryptThenMac)
    implements NamedFactory<Mac> {
  static final List<UmacAlgorithm> ALL =
      List.of(
          new UmacAlgorithm("umac-64-etm@openssh.com", 8, true),
          new UmacAlgorithm("umac-128-etm@openssh.com", 16, true),
          new UmacAlgorithm("umac-64@openssh.com", 8, false),
          new UmacAlgorithm("umac-128@openssh.com", 16, false));

  static Optional<UmacAlgorithm> of(String name) {
    return ALL.stream().filter(algorithm -> algorithm.name().equals(name)).findFirst();
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public Mac create() {
    return new PacketMac(this);
  }

  private static final class PacketMac implements Mac {
    private final UmacAlgorithm algorithm;
    private @Nullable Umac umac;
    private long nonce;

    PacketMac(UmacAlgorithm algorithm) {
      this.algorithm = algorithm;
    }

    private Umac umac() {
      Umac ready = umac;
      if (ready == null) {
        throw new IllegalStateException("the MAC has no key yet");
      }
      return ready;
    }

    @Override
    public void init(byte[] key) throws GeneralSecurityException {
      umac = new Umac(Arrays.copyOf(key, Umac.KEY_BYTES), algorithm.tagBytes());
    }

    @Override
    public void updateUInt(long packetNumber) {
      nonce = packetNumber;
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
      umac().update(bytes, offset, length);
    }

    @Override
    public void doFinal(byte[] buffer, int offset) throws GeneralSecurityException {
      byte[] tag = umac().finish(nonce);
      System.arraycopy(tag, 0, buffer, offset, tag.length);
    }

    @Override
    public String getAlgorithm() {
      return algorithm.name();
    }

    /** The tag's length, as MINA means it. */
    @Override
    public int getBlockSize() {
      return algorithm.tagBytes();
    }

    /** The key's length, as MINA means it. */
    @Override
    public int getDefaultBlockSize() {
      return Umac.KEY_BYTES;
    }

    @Override
    public boolean isEncryptThenMac() {
      return algorithm.encryptThenMac();
    }
  }
}
