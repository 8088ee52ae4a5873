package io.honeybee.pot.ntp;

import io.honeybee.pot.EventFields;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.UdpPot;
import io.honeybee.pot.UdpRequest;

/**
 * Answers as Debian's ntpd does with its own configuration: the time to everybody (RFC 5905), and
 * nothing to queries of mode 6 and 7 ({@code restrict default noquery}), which are the amplifiers.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class NtpResponder implements UdpPot.Responder {
  private static final int CLIENT = 3;
  private static final int CONTROL = 6;
  private static final int PRIVATE = 7;
  private static final int RESPONSE_BIT = 0x80;

  private final ServerClock clock;
  private final MonlistWatch monlists = new MonlistWatch();

  NtpResponder(PotContext context, int stratum) {
    this.clock = new ServerClock(context.clock(), context.world().seed(), stratum);
  }

  @Override
  public void respond(UdpRequest request) {
    byte[] data = request.data();
    if (data.length == 0) {
      report(request, new EventFields());
      return;
    }
    int mode = data[0] & 7;
    int version = (data[0] >> 3) & 7;
    EventFields fields = new EventFields().number("mode", mode).number("ntp_version", version);
    switch (mode) {
      case CLIENT -> {
        report(request, fields);
        boolean spoken = version >= 1 && version <= 4;
        if (spoken && data.length >= ServerClock.PACKET_BYTES) {
          request.answer(clock.answer(data));
        }
      }
      case CONTROL -> report(request, fields.text("operation", control(data)));
      case PRIVATE -> {
        String operation = operation(data);
        fields.text("operation", operation);
        if (operation.startsWith("monlist")
            && monlists.isReflection(request.source(), request.context().clock().instant())) {
          // Network Denial of Service: Reflection Amplification. "Its source" is the victim.
          fields.techniques("T1498.002");
        }
        report(request, fields);
      }
      // Servers' answers and broadcasts: a pot that answered them could be made to talk to another.
      default -> report(request, fields);
    }
  }

  private static void report(UdpRequest request, EventFields fields) {
    request.report("request", fields.number("size", request.data().length));
  }

  /** RFC 9327 section 2. */
  private static String control(byte[] data) {
    int code = data.length > 1 ? data[1] & 0xFF : 0;
    if ((code & RESPONSE_BIT) != 0) {
      return "response";
    }
    return switch (code & 0x1F) {
      case 1 -> "readstat";
      case 2 -> "readvar";
      case 3 -> "writevar";
      case 4 -> "readclock";
      case 5 -> "writeclock";
      case 8 -> "configure";
      case 10 -> "readmru";
      case 11 -> "readordlist";
      case 12 -> "request-nonce";
      default -> Integer.toString(code & 0x1F);
    };
  }

  /** The request codes of ntpdc, which are in no RFC (ntpd's ntp_request.h). */
  private static String operation(byte[] data) {
    int code = data.length > 3 ? data[3] & 0xFF : 0;
    if ((data[0] & RESPONSE_BIT) != 0) {
      return "response";
    }
    return switch (code) {
      case 0 -> "peer-list";
      case 1 -> "peer-list-sum";
      case 4 -> "sysinfo";
      case 5 -> "sysstats";
      case 16 -> "reslist";
      case 20 -> "monlist";
      case 42 -> "monlist-1";
      default -> Integer.toString(code);
    };
  }
}
