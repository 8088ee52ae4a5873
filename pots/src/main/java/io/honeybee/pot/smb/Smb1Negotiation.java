package io.honeybee.pot.smb;

import io.honeybee.ntlm.Spnego;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.TcpSession;
import io.honeybee.pot.smb.WireReader.CutOffException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The choice of a dialect by name ([MS-CIFS] section 2.2.4.52, [MS-SMB] section 2.2.4.5). */
final class Smb1Negotiation {
  private static final int MAX_DIALECTS = 32;
  private static final int MAX_NAME_CHARS = 64;
  private static final int NONE = 0xFFFF;
  private static final int USER_LEVEL_WITH_CHALLENGES = 3;
  private static final int NONCE_BYTES = 8;
  private static final long EXTENDED_SECURITY = 0x8000_0000L;
  private static final int MAX_RAW_BYTES = 64 * 1024;

  private final TcpSession session;
  private final SmbSettings settings;
  private final byte[] nonce = new byte[NONCE_BYTES];

  Smb1Negotiation(TcpSession session, SmbSettings settings) {
    this.session = session;
    this.settings = settings;
    session.context().random().nextBytes(nonce);
  }

  /** What clients without extended security answer. */
  byte[] nonce() {
    return nonce.clone();
  }

  /** The dialects that a client offers. */
  List<String> offered(Smb1Request request) throws CutOffException {
    List<String> names = new ArrayList<>();
    WireReader in = request.data();
    while (in.remaining() > 0 && names.size() < MAX_DIALECTS) {
      in.skip(1);
      String name = in.text(false);
      names.add(name.substring(0, Math.min(name.length(), MAX_NAME_CHARS)));
    }
    session.events().report("client.version", new EventFields().names("dialects", names));
    return names;
  }

  Smb1Response answer(Smb1Request request, List<String> offered) {
    int chosen =
        !settings.smb1()
            ? -1
            : settings.personality().smb1Dialects().stream()
                .mapToInt(offered::indexOf)
                .filter(index -> index >= 0)
                .findFirst()
                .orElse(-1);
    if (chosen < 0) {
      return Smb1Response.of(Status.SUCCESS, new WireWriter().u16(NONE), new byte[0]);
    }
    boolean extended = request.isExtended();
    Personality.Smb1Reply reply = settings.personality().smb1Reply();
    WireWriter words =
        new WireWriter()
            .u16(chosen)
            .u8(USER_LEVEL_WITH_CHALLENGES)
            .u16(reply.maxMpx())
            .u16(1)
            .u32(reply.maxBuffer())
            .u32(MAX_RAW_BYTES)
            .u32(0)
            .u32(extended ? reply.capabilities() : reply.capabilities() & ~EXTENDED_SECURITY)
            .u64(FileTime.of(session.context().clock().instant()))
            .u16(0)
            .u8(extended ? 0 : NONCE_BYTES);
    WireWriter data = new WireWriter();
    if (extended) {
      data.bytes(new Smb2Negotiation(session, settings).guid()).bytes(Spnego.offerWithHint());
    } else {
      data.bytes(nonce)
          .bytes((settings.workgroup() + "\0").getBytes(StandardCharsets.UTF_16LE))
          .bytes((settings.host().computer() + "\0").getBytes(StandardCharsets.UTF_16LE));
    }
    return Smb1Response.of(Status.SUCCESS, words, data.toBytes());
  }
}
