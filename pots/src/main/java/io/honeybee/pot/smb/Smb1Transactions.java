package io.honeybee.pot.smb;

import io.honeybee.pot.TcpSession;
import io.honeybee.pot.smb.ExploitProbes.Probe;
import io.honeybee.pot.smb.Status.RefusedException;
import io.honeybee.pot.smb.WireReader.CutOffException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Transactions of SMB 1 ([MS-CIFS] sections 2.2.4.33, 2.2.4.46 and 2.2.4.62): calls through pipes,
 * and what the probes and exploits of MS17-010 send. Nothing of a transaction in parts is kept. One
 * thread.
 */
final class Smb1Transactions {
  /** No status that there is: the request is not answered. */
  static final int NO_ANSWER = -1;

  private static final int TRANSACTION = 0x25;
  private static final int TRANSACTION_2 = 0x32;
  private static final int TRANSACTION_2_SECONDARY = 0x33;
  private static final int NT_TRANSACT = 0xA0;
  private static final int NT_TRANSACT_SECONDARY = 0xA1;
  private static final int CALL_PIPE = 0x26;
  private static final int PEEK_PIPE = 0x23;
  private static final int SESSION_SETUP = 0x0E;
  private static final int SETUP_AT = 28;
  private static final long MOST_DATA = 0xFFFF;
  private static final int RESPONSE_WORDS_BYTES = 20;

  private final TcpSession session;
  private final SmbSettings settings;
  private final FileService files;
  private final Smb1Listing listings;
  private final Set<String> reported = new HashSet<>();
  private long announced;
  private long received;

  Smb1Transactions(TcpSession session, SmbSettings settings, FileService files) {
    this.session = session;
    this.settings = settings;
    this.files = files;
    this.listings = new Smb1Listing(files, session.context().world());
  }

  Smb1Response answer(Smb1Request request) throws RefusedException, CutOffException {
    Optional<Probe> probe = report(request);
    return switch (request.command()) {
      case TRANSACTION -> pipe(request, probe.isPresent());
      case TRANSACTION_2 -> {
        if (probe.isPresent()) {
          throw new RefusedException(settings.personality().noSessionSetup());
        }
        yield listing(request);
      }
      case NT_TRANSACT -> ntTransact(request, probe.isPresent());
      case TRANSACTION_2_SECONDARY, NT_TRANSACT_SECONDARY -> secondary(request);
      default -> Smb1Response.of(Status.NOT_SUPPORTED);
    };
  }

  /** Recognises a probe, and reports each kind once a session. */
  Optional<Probe> report(Smb1Request request) throws CutOffException {
    Optional<Probe> probe = recognise(request);
    if (probe.isPresent() && reported.add(probe.get().name())) {
      probe.get().report(session.events());
    }
    return probe;
  }

  private static Optional<Probe> recognise(Smb1Request request) throws CutOffException {
    WireReader words = request.words();
    return switch (request.command()) {
      case TRANSACTION -> {
        boolean peek =
            words.length() >= SETUP_AT + 4
                && words.at(SETUP_AT).u16() == PEEK_PIPE
                && words.u16() == 0;
        yield peek ? Optional.of(ExploitProbes.MS17_010_CHECK) : Optional.empty();
      }
      case TRANSACTION_2 ->
          words.length() >= SETUP_AT + 2 && words.at(SETUP_AT).u16() == SESSION_SETUP
              ? Optional.of(ExploitProbes.doublePulsar(words.at(12).u32()))
              : Optional.empty();
      case NT_TRANSACT ->
          words.length() >= 11 && words.at(7).u32() > MOST_DATA
              ? Optional.of(ExploitProbes.ETERNAL_BLUE)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Smb1Response pipe(Smb1Request request, boolean probe)
      throws RefusedException, CutOffException {
    if (probe) {
      return Smb1Response.of(
          settings.unpatched()
              ? Status.INSUFF_SERVER_RESOURCES
              : settings.personality().noSuchPipe());
    }
    WireReader words = request.words();
    if (words.at(SETUP_AT).u16() != CALL_PIPE) {
      throw new RefusedException(Status.NOT_SUPPORTED);
    }
    RpcPipe pipe = files.pipe(words.u16());
    int maxData = words.at(6).u16();
    int length = words.at(22).u16();
    int at = words.u16();
    pipe.write(request.message().at(at).bytes(length));
    byte[] output = pipe.read(maxData);
    return transacted(
        pipe.available() > 0 ? Status.BUFFER_OVERFLOW : Status.SUCCESS, new byte[0], output);
  }

  private static Smb1Response transacted(int status, byte[] parameters, byte[] data) {
    int parametersAt = Smb1Request.HEADER_BYTES + 1 + RESPONSE_WORDS_BYTES + 2 + 1;
    WireWriter content = new WireWriter().u8(0).bytes(parameters);
    // Counted from the message's start, which is a multiple of four away.
    content.zeros(Math.floorMod(-(parametersAt - 1 + content.size()), Integer.BYTES));
    int dataAt = parametersAt - 1 + content.size();
    WireWriter words =
        new WireWriter()
            .u16(parameters.length)
            .u16(data.length)
            .u16(0)
            .u16(parameters.length)
            .u16(parametersAt)
            .u16(0)
            .u16(data.length)
            .u16(dataAt)
            .u16(0)
            .u16(0);
    return Smb1Response.of(status, words, content.bytes(data).toBytes());
  }

  private Smb1Response listing(Smb1Request request) throws RefusedException, CutOffException {
    WireReader words = request.words();
    int maxData = words.at(6).u16();
    int length = words.at(18).u16();
    int at = words.u16();
    int subcommand = words.at(SETUP_AT).u16();
    WireReader parameters = new WireReader(request.message().at(at).bytes(length));
    Smb1Listing.Found found =
        listings.answer(subcommand, request, files.tree(request.tree()), parameters, maxData);
    return transacted(Status.SUCCESS, found.parameters().toBytes(), found.data().toBytes());
  }

  private Smb1Response ntTransact(Smb1Request request, boolean probe)
      throws RefusedException, CutOffException {
    if (!probe) {
      throw new RefusedException(Status.NOT_SUPPORTED);
    }
    if (!settings.unpatched()) {
      throw new RefusedException(Status.INVALID_PARAMETER);
    }
    // A machine without the patch waits for the rest.
    announced = request.words().at(7).u32();
    received = request.data().length();
    return Smb1Response.of(Status.SUCCESS);
  }

  private Smb1Response secondary(Smb1Request request) {
    received += request.data().length();
    if (announced > 0 && received < announced) {
      return Smb1Response.of(NO_ANSWER);
    }
    announced = 0;
    return Smb1Response.of(Status.INVALID_PARAMETER);
  }
}
