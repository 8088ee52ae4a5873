package io.honeybee.pot.smb;

import io.honeybee.pot.smb.WireReader.CutOffException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The calls of {@code srvsvc} that list shares and name the server ([MS-SRVS] sections 3.1.4.8,
 * 3.1.4.10 and 3.1.4.17), in NDR (C706 chapter 14). Stateless.
 */
final class ServerService {
  private static final int SHARE_ENUM = 15;
  private static final int SHARE_GET_INFO = 16;
  private static final int SERVER_GET_INFO = 21;
  private static final long INVALID_LEVEL = 124;
  private static final long NO_SUCH_SHARE = 2310;
  private static final long UNLIMITED = 0xFFFF_FFFFL;
  private static final long NT = 500;
  private static final long SERVER_TYPE = 0x0000_9003L;

  /** Referents only have to differ from each other and from 0. */
  private static final long REFERENT = 0x0002_0000L;

  private final SmbSettings settings;

  ServerService(SmbSettings settings) {
    this.settings = settings;
  }

  /** The result of a call; empty for one that is not known. */
  byte[] call(int operation, WireReader in) throws CutOffException {
    skipServerName(in);
    return switch (operation) {
      case SHARE_ENUM -> list(in.u32());
      case SHARE_GET_INFO -> describe(string(in), in.align(Integer.BYTES).u32());
      case SERVER_GET_INFO -> server(in.u32());
      default -> new byte[0];
    };
  }

  private static void skipServerName(WireReader in) throws CutOffException {
    if (in.u32() != 0) {
      string(in);
    }
    in.align(Integer.BYTES);
  }

  private static String string(WireReader in) throws CutOffException {
    in.skip(2L * Integer.BYTES);
    String text = in.utf16(in.u32() * 2);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  private byte[] list(long level) {
    List<Share> shares = settings.shares();
    WireWriter out = new WireWriter().u32(level).u32(level).u32(REFERENT);
    if (level > 2) {
      return out.u32(0).u32(0).u32(0).u32(0).u32(INVALID_LEVEL).toBytes();
    }
    out.u32(shares.size()).u32(REFERENT + 4).u32(shares.size());
    List<String> texts = new ArrayList<>();
    for (Share share : shares) {
      entry(out, level, share, texts);
    }
    strings(out, texts);
    return out.u32(shares.size()).u32(REFERENT + 8).u32(0).u32(0).toBytes();
  }

  private byte[] describe(String name, long level) {
    Optional<Share> share =
        settings.shares().stream().filter(s -> s.name().equalsIgnoreCase(name)).findFirst();
    WireWriter out = new WireWriter().u32(level);
    if (share.isEmpty() || level > 2) {
      return out.u32(0).u32(share.isEmpty() ? NO_SUCH_SHARE : INVALID_LEVEL).toBytes();
    }
    out.u32(REFERENT);
    List<String> texts = new ArrayList<>();
    entry(out, level, share.get(), texts);
    strings(out, texts);
    return out.u32(0).toBytes();
  }

  /** The fixed part of SHARE_INFO_0, _1 or _2. */
  private static void entry(WireWriter out, long level, Share share, List<String> texts) {
    pointer(out, texts, share.name());
    if (level >= 1) {
      out.u32(share.type());
      pointer(out, texts, share.comment());
    }
    if (level == 2) {
      out.u32(0).u32(UNLIMITED).u32(share.isDisk() ? 0 : 1);
      pointer(out, texts, share.path());
      pointer(out, texts, "");
    }
  }

  private byte[] server(long level) {
    WireWriter out = new WireWriter().u32(level);
    if (level != 100 && level != 101) {
      return out.u32(0).u32(INVALID_LEVEL).toBytes();
    }
    List<String> texts = new ArrayList<>();
    out.u32(REFERENT).u32(NT);
    pointer(out, texts, settings.host().computer());
    if (level == 101) {
      out.u32(settings.personality().build().major());
      out.u32(settings.personality().build().minor());
      out.u32(SERVER_TYPE);
      pointer(
          out,
          texts,
          settings.personality().windows() ? "" : settings.personality().nativeLanMan());
    }
    strings(out, texts);
    return out.u32(0).toBytes();
  }

  private static void pointer(WireWriter out, List<String> texts, String text) {
    texts.add(text);
    out.u32(REFERENT + 0x100 + 4L * texts.size());
  }

  private static void strings(WireWriter out, List<String> texts) {
    for (String text : texts) {
      int chars = text.length() + 1;
      out.align(Integer.BYTES).u32(chars).u32(0).u32(chars).utf16(text).u16(0);
    }
    out.align(Integer.BYTES);
  }
}
