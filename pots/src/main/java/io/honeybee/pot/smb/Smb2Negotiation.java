package io.honeybee.pot.smb;

import io.honeybee.ntlm.Spnego;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.TcpSession;
import io.honeybee.pot.smb.Status.RefusedException;
import io.honeybee.pot.smb.WireReader.CutOffException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The choice of a dialect ([MS-SMB2] sections 2.2.3, 2.2.4 and 3.3.5.3). One thread. */
final class Smb2Negotiation {
  /** What answers a client that began with SMB 1 and knows more than 2.0.2. */
  static final int ANY_DIALECT = 0x02FF;

  static final int FIRST_DIALECT = 0x0202;
  private static final int WITH_CONTEXTS = 0x0311;
  private static final int MAX_DIALECTS = 64;
  private static final int MAX_CONTEXTS = 16;
  private static final int DFS = 1;
  private static final int BODY_BYTES = 64;
  private static final int INTEGRITY = 1;
  private static final int ENCRYPTION = 2;
  private static final int SIGNING = 8;
  private static final int SALT_BYTES = 32;
  private static final int SHA_512 = 1;

  /** AES-128-GCM, AES-128-CCM, AES-256-GCM, AES-256-CCM. */
  private static final List<Integer> CIPHERS = List.of(2, 1, 4, 3);

  /** AES-GMAC, AES-CMAC, HMAC-SHA256. */
  private static final List<Integer> SIGNATURES = List.of(2, 1, 0);

  private final TcpSession session;
  private final SmbSettings settings;

  Smb2Negotiation(TcpSession session, SmbSettings settings) {
    this.session = session;
    this.settings = settings;
  }

  /** The response's body. */
  byte[] answer(Smb2Request request) throws CutOffException, RefusedException {
    WireReader in = request.body();
    int count = in.u16();
    int securityMode = in.u16();
    in.skip(2L + Integer.BYTES + 16);
    long contextsAt = in.u32();
    int contextCount = in.u16();
    in.skip(2);
    List<Integer> offered = new ArrayList<>();
    for (int i = 0; i < Math.min(count, MAX_DIALECTS); i++) {
      offered.add(in.u16());
    }
    report(offered, securityMode);
    int chosen =
        settings.personality().smb2Dialects().stream()
            .filter(offered::contains)
            .findFirst()
            .orElseThrow(() -> new RefusedException(Status.NOT_SUPPORTED));
    if (chosen != WITH_CONTEXTS) {
      return body(chosen, List.of());
    }
    return body(chosen, contexts(in.at(contextsAt), Math.min(contextCount, MAX_CONTEXTS)));
  }

  private void report(List<Integer> offered, int securityMode) {
    session
        .events()
        .report(
            "client.version",
            new EventFields()
                .names("dialects", offered.stream().map(d -> "0x%04x".formatted(d)).toList())
                .number("security_mode", securityMode));
  }

  /** What a client is answered in the dialect; also where it asked in SMB 1. */
  byte[] body(int dialect, List<byte[]> contexts) {
    byte[] token = Spnego.offerWithHint();
    int size = Limits.TRANSFER_BYTES;
    int tokenAt = Smb2Request.HEADER_BYTES + BODY_BYTES;
    int contextsAt = contexts.isEmpty() ? 0 : (tokenAt + token.length + 7) / 8 * 8;
    WireWriter out =
        new WireWriter()
            .u16(BODY_BYTES + 1)
            .u16(1)
            .u16(dialect)
            .u16(contexts.size())
            .bytes(guid())
            .u32(dialect == FIRST_DIALECT ? DFS : settings.personality().multiCredit())
            .u32(size)
            .u32(size)
            .u32(size)
            .u64(FileTime.of(session.context().clock().instant()))
            .u64(0)
            .u16(tokenAt)
            .u16(token.length)
            .u32(contextsAt)
            .bytes(token);
    for (byte[] context : contexts) {
      out.align(8).bytes(context);
    }
    return out.toBytes();
  }

  /** Samba's is its name; Windows' is random, and always the same. */
  byte[] guid() {
    if (!settings.personality().windows()) {
      byte[] name = settings.host().dnsComputer().getBytes(StandardCharsets.US_ASCII);
      return Arrays.copyOf(name, 16);
    }
    byte[] guid = new byte[16];
    new Random(session.context().world().seed()).nextBytes(guid);
    return guid;
  }

  private List<byte[]> contexts(WireReader in, int count) throws CutOffException {
    List<byte[]> answers = new ArrayList<>();
    byte[] salt = new byte[SALT_BYTES];
    session.context().random().nextBytes(salt);
    answers.add(
        context(INTEGRITY, new WireWriter().u16(1).u16(SALT_BYTES).u16(SHA_512).bytes(salt)));
    for (int i = 0; i < count; i++) {
      in.align(8);
      int type = in.u16();
      int length = in.u16();
      in.skip(Integer.BYTES);
      int end = in.position() + length;
      if (type == ENCRYPTION || type == SIGNING) {
        List<Integer> known = type == ENCRYPTION ? CIPHERS : SIGNATURES;
        List<Integer> offered = new ArrayList<>();
        for (int left = in.u16(); left > 0 && in.position() < end; left--) {
          offered.add(in.u16());
        }
        known.stream()
            .filter(offered::contains)
            .findFirst()
            .ifPresent(c -> answers.add(context(type, new WireWriter().u16(1).u16(c))));
      }
      in.at(Math.min(end, in.length()));
      if (in.remaining() < 8) {
        break;
      }
    }
    return answers;
  }

  private static byte[] context(int type, WireWriter data) {
    return new WireWriter().u16(type).u16(data.size()).u32(0).bytes(data.toBytes()).toBytes();
  }
}
