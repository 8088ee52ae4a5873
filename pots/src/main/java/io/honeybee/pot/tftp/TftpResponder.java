package io.honeybee.pot.tftp;

import io.honeybee.pot.AttackerText;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.UdpPot;
import io.honeybee.pot.UdpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Answers as tftpd-hpa does, save that it stays on its port: a socket for each exchange would be a
 * resource that forged requests could use up.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class TftpResponder implements UdpPot.Responder {
  private static final int READ = 1;
  private static final int WRITE = 2;
  private static final int DATA = 3;
  private static final int ACK = 4;
  private static final int ERROR = 5;
  private static final int NOT_FOUND = 1;
  private static final int ACCESS_VIOLATION = 2;
  private static final int ILLEGAL = 4;

  /** Opcode, code, and the zero behind the message. */
  private static final int ERROR_FRAME_BYTES = 5;

  private final Uploads uploads;
  private final boolean takesUploads;

  TftpResponder(PotContext context, boolean takesUploads) {
    this.uploads = new Uploads(context);
    this.takesUploads = takesUploads;
  }

  @Override
  public void respond(UdpRequest request) {
    byte[] data = request.data();
    int opcode = data.length < 2 ? 0 : ((data[0] & 0xFF) << 8) | (data[1] & 0xFF);
    switch (opcode) {
      case READ, WRITE -> begin(request, TransferRequest.parse(data));
      case DATA -> block(request);
      case ERROR -> uploads.end(request.remote());
      case ACK -> {
        // Nothing of ours waits for one.
      }
      default -> {
        other(request, opcode);
        error(request, ILLEGAL, "Illegal TFTP operation");
      }
    }
  }

  private void begin(UdpRequest request, TransferRequest wanted) {
    List<String> options =
        wanted.options().entrySet().stream()
            .map(option -> option.getKey() + "=" + AttackerText.decode(bytes(option.getValue())))
            .toList();
    EventFields fields =
        new EventFields()
            .text("operation", wanted.write() ? "write" : "read")
            .text("filename", bytes(wanted.filename()))
            .text("mode", bytes(wanted.mode()));
    if (!options.isEmpty()) {
      fields.names("options", options);
    }
    request.report("request", fields.number("size", request.data().length));
    if (!wanted.isWhole()) {
      error(request, ILLEGAL, "Illegal TFTP operation");
    } else if (!wanted.write()) {
      error(request, NOT_FOUND, "File not found");
    } else if (!takesUploads) {
      error(request, ACCESS_VIOLATION, "Access violation");
    } else if (request.isTold() && uploads.begin(request, wanted)) {
      byte[] granted = wanted.acknowledgement();
      request.answer(granted.length > 0 ? granted : new byte[] {0, ACK, 0, 0});
    }
  }

  private static byte[] bytes(String byteString) {
    return byteString.getBytes(StandardCharsets.ISO_8859_1);
  }

  private void block(UdpRequest request) {
    byte[] data = request.data();
    // What was cut cannot be a block of a size that was granted.
    if (data.length >= 4 && !request.isCut() && uploads.take(request)) {
      request.answer(new byte[] {0, ACK, data[2], data[3]});
    }
  }

  private static void other(UdpRequest request, int opcode) {
    request.report(
        "request",
        new EventFields()
            .text("operation", Integer.toString(opcode))
            .number("size", request.data().length));
  }

  /** An error, its message cut to what the request has room for. */
  private static void error(UdpRequest request, int code, String message) {
    int room = request.room() - ERROR_FRAME_BYTES;
    if (room < 0) {
      return;
    }
    byte[] text = message.getBytes(StandardCharsets.US_ASCII);
    int length = Math.min(room, text.length);
    byte[] answer =
        Arrays.copyOf(new byte[] {0, ERROR, 0, (byte) code}, length + ERROR_FRAME_BYTES);
    System.arraycopy(text, 0, answer, 4, length);
    request.answer(answer);
  }

  @Override
  public void upkeep() {
    uploads.endOld();
  }

  @Override
  public void stop() {
    uploads.endAll();
  }

  @Override
  public int openSessions() {
    return uploads.count();
  }
}
