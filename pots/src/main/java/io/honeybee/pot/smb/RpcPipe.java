package io.honeybee.pot.smb;

import io.honeybee.pot.EventFields;
import io.honeybee.pot.SessionEvents;
import io.honeybee.pot.smb.WireReader.CutOffException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * A named pipe that speaks DCE/RPC ([MS-RPCE], C706 chapter 12): binds to any interface, calls of
 * {@code srvsvc} answered, all others refused. One request is held at a time, of at most {@link
 * Limits#TRANSFER_BYTES}. One thread.
 */
final class RpcPipe {
  /** Those that such servers have. */
  static final Set<String> NAMES =
      Set.of(
          "srvsvc",
          "wkssvc",
          "samr",
          "lsarpc",
          "netlogon",
          "winreg",
          "svcctl",
          "atsvc",
          "spoolss",
          "browser",
          "epmapper",
          "lsass",
          "eventlog");

  private static final int REQUEST = 0;
  private static final int RESPONSE = 2;
  private static final int FAULT = 3;
  private static final int BIND = 11;
  private static final int ALTER_CONTEXT = 14;
  private static final int FIRST = 1;
  private static final int LAST = 2;
  private static final int HAS_OBJECT = 0x80;
  private static final int HEADER_BYTES = 16;
  private static final int MAX_FRAGMENT = 4280;
  private static final int MAX_CONTEXTS = 8;
  private static final int UUID_BYTES = 16;
  private static final int MAX_REPORTS = 200;
  private static final long ACCESS_DENIED = 5;
  private static final long OUT_OF_RANGE = 0x1C010002L;
  private static final int SYNTAX_BYTES = UUID_BYTES + Integer.BYTES;
  private static final byte[] NDR =
      HexFormat.of().parseHex("045d888aeb1cc9119fe808002b10486002000000");
  private static final String SERVER_SERVICE = "4b324fc8-1670-01d3-1278-5a47bf6ee188";

  private final String name;
  private final SessionEvents events;
  private final ServerService service;
  private final Map<Integer, String> contexts = new HashMap<>();
  private byte[] incoming = new byte[0];
  private byte[] outgoing = new byte[0];
  private int reports;

  RpcPipe(String name, SessionEvents events, SmbSettings settings) {
    this.name = name;
    this.events = events;
    this.service = new ServerService(settings);
  }

  /** Bytes that can be read. */
  int available() {
    return outgoing.length;
  }

  /** At most so many bytes of what is there to read. */
  byte[] read(long maxBytes) {
    int length = (int) Math.min(maxBytes, outgoing.length);
    byte[] bytes = Arrays.copyOf(outgoing, length);
    outgoing = Arrays.copyOfRange(outgoing, length, outgoing.length);
    return bytes;
  }

  /** Takes bytes; a whole packet is answered. */
  void write(byte[] bytes) throws CutOffException {
    if (incoming.length + bytes.length > Limits.TRANSFER_BYTES) {
      throw new CutOffException();
    }
    int held = incoming.length;
    incoming = Arrays.copyOf(incoming, held + bytes.length);
    System.arraycopy(bytes, 0, incoming, held, bytes.length);
    if (incoming.length >= HEADER_BYTES) {
      int length = new WireReader(incoming).at(8).u16();
      if (length < HEADER_BYTES) {
        throw new CutOffException();
      }
      if (incoming.length >= length) {
        byte[] packet = Arrays.copyOf(incoming, length);
        incoming = new byte[0];
        answer(new WireReader(packet));
      }
    }
  }

  private void answer(WireReader in) throws CutOffException {
    int type = in.at(2).u8();
    int flags = in.u8();
    long call = in.at(12).u32();
    switch (type) {
      case BIND, ALTER_CONTEXT -> outgoing = packet(type + 1, call, bound(type, in));
      case REQUEST -> request(flags, call, in);
      default -> {
        // The third message of a login is not answered; nor is what a server does not know.
      }
    }
  }

  private static byte[] packet(int type, long call, byte[] body) {
    return new WireWriter()
        .u8(5)
        .u8(0)
        .u8(type)
        .u8(FIRST | LAST)
        .u32(0x10)
        .u16(HEADER_BYTES + body.length)
        .u16(0)
        .u32(call)
        .bytes(body)
        .toBytes();
  }

  private byte[] bound(int type, WireReader in) throws CutOffException {
    int count = in.at(24).u8();
    if (count > MAX_CONTEXTS) {
      throw new CutOffException();
    }
    in.skip(3);
    WireWriter results = new WireWriter();
    for (int i = 0; i < count; i++) {
      int context = in.u16();
      int syntaxes = in.u16();
      String uuid = uuid(in.bytes(UUID_BYTES));
      in.skip(Integer.BYTES);
      boolean ndr = false;
      for (int s = 0; s < syntaxes; s++) {
        ndr |= Arrays.equals(in.bytes(SYNTAX_BYTES), NDR);
      }
      if (ndr) {
        contexts.put(context, uuid);
      }
      // Provider rejection, for no transfer syntax of it is known.
      results.u16(ndr ? 0 : 2).u16(ndr ? 0 : 2).bytes(ndr ? NDR : new byte[SYNTAX_BYTES]);
    }
    byte[] address =
        type == BIND ? ("\\PIPE\\" + name + "\0").getBytes(StandardCharsets.US_ASCII) : new byte[0];
    return new WireWriter()
        .u16(MAX_FRAGMENT)
        .u16(MAX_FRAGMENT)
        .u32(0x53F0)
        .u16(address.length)
        .bytes(address)
        .align(Integer.BYTES)
        .u8(count)
        .zeros(3)
        .bytes(results.toBytes())
        .toBytes();
  }

  private void request(int flags, long call, WireReader in) throws CutOffException {
    in.at(HEADER_BYTES + Integer.BYTES);
    int context = in.u16();
    int operation = in.u16();
    String uuid = contexts.getOrDefault(context, "");
    if (reports++ < MAX_REPORTS) {
      events.report(
          "rpc.request",
          new EventFields().text("pipe", name).text("interface", uuid).number("opnum", operation));
    }
    if ((flags & HAS_OBJECT) != 0) {
      in.skip(UUID_BYTES);
    }
    boolean whole = (flags & (FIRST | LAST)) == (FIRST | LAST);
    if (!uuid.equals(SERVER_SERVICE) || !whole) {
      fault(call, context, ACCESS_DENIED);
      return;
    }
    byte[] result = service.call(operation, new WireReader(in.bytes(in.remaining())));
    if (result.length == 0) {
      fault(call, context, OUT_OF_RANGE);
      return;
    }
    outgoing =
        packet(
            RESPONSE,
            call,
            new WireWriter().u32(result.length).u16(context).u16(0).bytes(result).toBytes());
  }

  private void fault(long call, int context, long status) {
    outgoing =
        packet(
            FAULT, call, new WireWriter().u32(32).u16(context).u16(0).u32(status).u32(0).toBytes());
  }

  /** The first three parts of a UUID are little-endian. */
  private static String uuid(byte[] b) {
    return "%02x%02x%02x%02x-%02x%02x-%02x%02x-%s-%s"
        .formatted(
            b[3],
            b[2],
            b[1],
            b[0],
            b[5],
            b[4],
            b[7],
            b[6],
            HexFormat.of().formatHex(b, 8, 10),
            HexFormat.of().formatHex(b, 10, 16));
  }
}
