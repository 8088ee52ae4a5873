package io.honeybee.pot.smb;

import io.honeybee.ntlm.NtlmAnswer;
import io.honeybee.pot.TcpSession;
import io.honeybee.pot.smb.Status.RefusedException;
import io.honeybee.pot.smb.WireReader.CutOffException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Requests of SMB 1, one at a time ([MS-CIFS] section 3.3.5). One thread. */
final class Smb1Server implements AutoCloseable {
  static final int NEGOTIATE = 0x72;
  private static final int MAX_HANDLE = 0xFFFF;
  private static final int EXTENDED_SETUP_BYTES = 24;
  private static final int GUEST = 1;

  private final TcpSession session;
  private final SmbSettings settings;
  private final Smb1Negotiation negotiation;
  private final FileService files;
  private final Smb1Files fileRequests;
  private final Smb1Transactions transactions;
  private final Map<Integer, Logon> logons = new HashMap<>();

  Smb1Server(TcpSession session, SmbSettings settings) {
    this.session = session;
    this.settings = settings;
    this.negotiation = new Smb1Negotiation(session, settings);
    this.files = new FileService(session, settings, MAX_HANDLE);
    this.fileRequests = new Smb1Files(files);
    this.transactions = new Smb1Transactions(session, settings, files);
  }

  /** What the client offered. */
  List<String> offered(byte[] message) throws CutOffException {
    return negotiation.offered(Smb1Request.parse(message));
  }

  /** Answers the negotiation; false when there is no common dialect. */
  boolean negotiate(byte[] message, List<String> offered) throws IOException {
    Smb1Request request = Smb1Request.parse(message);
    Smb1Response response = negotiation.answer(request, offered);
    send(request, response);
    return response.words().length > 2;
  }

  /** Answers a message. */
  void answer(byte[] message) throws IOException {
    Smb1Request request = Smb1Request.parse(message);
    Smb1Response response;
    try {
      response = dispatch(request);
    } catch (RefusedException e) {
      response = Smb1Response.of(e.status());
    } catch (CutOffException e) {
      response = Smb1Response.of(Status.INVALID_PARAMETER);
    }
    if (response.status() != Smb1Transactions.NO_ANSWER) {
      send(request, response);
    }
  }

  private void send(Smb1Request request, Smb1Response response) throws IOException {
    Frames.send(session, request.response(response));
  }

  private Smb1Response dispatch(Smb1Request request) throws RefusedException, CutOffException {
    return switch (request.command()) {
      case 0x73 -> logOn(request);
      case 0x2B -> echo(request);
      default -> {
        Logon logon = logons.get(request.user());
        if (logon == null || !logon.isLetIn()) {
          // DoublePulsar's clients ask without a login, too.
          transactions.report(request);
          throw new RefusedException(Status.ACCESS_DENIED);
        }
        yield letIn(request, logon);
      }
    };
  }

  private Smb1Response letIn(Smb1Request request, Logon logon)
      throws RefusedException, CutOffException {
    return switch (request.command()) {
      case 0x74 -> {
        logons.remove(request.user());
        yield Smb1Response.of(Status.SUCCESS, Smb1Response.andNothing(), new byte[0]);
      }
      case 0x75 -> connect(request, logon);
      case 0x71 -> {
        files.disconnect(request.tree());
        yield Smb1Response.of(Status.SUCCESS);
      }
      case 0x25, 0x32, 0x33, 0xA0, 0xA1 -> transactions.answer(request);
      default -> fileRequests.answer(request, files.tree(request.tree()));
    };
  }

  private static Smb1Response echo(Smb1Request request) throws CutOffException {
    // The count of answers is not obeyed: a server that does is an amplifier.
    request.words().u16();
    byte[] data = request.data().bytes(request.data().remaining());
    return Smb1Response.of(Status.SUCCESS, new WireWriter().u16(1), data);
  }

  private Smb1Response logOn(Smb1Request request) throws RefusedException, CutOffException {
    boolean extended = request.words().length() == EXTENDED_SETUP_BYTES;
    int user = request.user();
    Logon logon = logons.get(user);
    if (logon == null || !extended) {
      if (logons.size() >= Limits.LOGONS) {
        throw new RefusedException(Status.REQUEST_NOT_ACCEPTED);
      }
      user = newUser();
      logon = new Logon(session, settings);
      logons.put(user, logon);
    }
    return (extended ? extended(request, logon, user) : plain(request, logon)).withUser(user);
  }

  private int newUser() {
    int user = session.context().random().nextInt(1, MAX_HANDLE);
    return logons.containsKey(user) ? newUser() : user;
  }

  private Smb1Response extended(Smb1Request request, Logon logon, int user)
      throws RefusedException, CutOffException {
    WireReader words = request.words().at(14);
    byte[] token = request.data().bytes(words.u16());
    Logon.Step step = logon.take(token);
    if (step.status() == Status.LOGON_FAILURE) {
      logons.remove(user);
      throw new RefusedException(step.status());
    }
    WireWriter answer =
        Smb1Response.andNothing()
            .u16(step.status() == Status.SUCCESS ? GUEST : 0)
            .u16(step.token().length);
    int textsAt = Smb1Request.HEADER_BYTES + 1 + answer.size() + 2 + step.token().length;
    byte[] data = new WireWriter().bytes(step.token()).bytes(names(request, textsAt)).toBytes();
    return Smb1Response.of(step.status(), answer, data);
  }

  private byte[] names(Smb1Request request, int at) {
    Personality personality = settings.personality();
    return request.texts(
        at, personality.nativeOs(), personality.nativeLanMan(), settings.workgroup());
  }

  /** Without extended security the challenge came with the negotiation. */
  private Smb1Response plain(Smb1Request request, Logon logon)
      throws RefusedException, CutOffException {
    WireReader words = request.words().at(14);
    int lmLength = words.u16();
    int ntLength = words.u16();
    byte[] lm = request.data().bytes(lmLength);
    byte[] nt = request.data().bytes(ntLength);
    String user = request.text();
    String domain = request.text();
    HexFormat hex = HexFormat.of();
    NtlmAnswer answer = new NtlmAnswer(user, domain, "", hex.formatHex(lm), hex.formatHex(nt));
    if (!logon.decide(answer, hex.formatHex(negotiation.nonce()))) {
      logons.values().remove(logon);
      throw new RefusedException(Status.LOGON_FAILURE);
    }
    WireWriter out = Smb1Response.andNothing().u16(GUEST);
    int textsAt = Smb1Request.HEADER_BYTES + 1 + out.size() + 2;
    return Smb1Response.of(Status.SUCCESS, out, names(request, textsAt));
  }

  private Smb1Response connect(Smb1Request request, Logon logon)
      throws RefusedException, CutOffException {
    request.words().at(6);
    request.data().skip(request.words().u16());
    Tree tree = files.connect(request.text(), logon);
    boolean disk = tree.share().isDisk();
    WireWriter words = Smb1Response.andNothing().u16(1);
    byte[] service = (disk ? "A:\0" : "IPC\0").getBytes(StandardCharsets.US_ASCII);
    int systemAt = Smb1Request.HEADER_BYTES + 1 + words.size() + 2 + service.length;
    byte[] system = request.texts(systemAt, disk ? "NTFS" : "");
    byte[] data = Arrays.copyOf(service, service.length + system.length);
    System.arraycopy(system, 0, data, service.length, system.length);
    return Smb1Response.of(Status.SUCCESS, words, data).withTree(tree.id());
  }

  @Override
  public void close() {
    files.close();
  }
}
