package io.honeybee.pot.smb;

import io.honeybee.pot.TcpSession;
import io.honeybee.pot.smb.Status.RefusedException;
import io.honeybee.pot.smb.WireReader.CutOffException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Requests of SMB 2 and 3, alone or compounded ([MS-SMB2] section 3.3.5.2). One thread. */
final class Smb2Server implements AutoCloseable {
  private static final byte[] NOTHING = {4, 0, 0, 0};
  private static final int GUEST = 1;
  private static final int SETUP_RESPONSE_BYTES = 8;
  private static final int NEXT_AT = 20;
  private static final int CANCEL = 12;

  private final TcpSession session;
  private final SmbSettings settings;
  private final FileService files;
  private final Smb2Files fileRequests;
  private final Map<Long, Logon> logons = new HashMap<>();

  /** What the requests of a compound hand on to the next. */
  private static final class Chain {
    long session;
    long tree;
    long handle;
    int status;
  }

  /**
   * An answer on its way.
   *
   * @param session of the header; it is new after the first step of a login
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
  private record Answer(int status, long tree, long session, byte[] body) {}

  Smb2Server(TcpSession session, SmbSettings settings) {
    this.session = session;
    this.settings = settings;
    this.files = new FileService(session, settings, Integer.MAX_VALUE);
    this.fileRequests = new Smb2Files(files, session);
  }

  /** Answers a message. */
  void answer(byte[] message) throws IOException {
    WireWriter out = new WireWriter();
    Chain chain = new Chain();
    int at = 0;
    int lastAt = -1;
    byte[] answers = new byte[0];
    for (int count = 0; count < Limits.COMPOUND; count++) {
      byte[] rest = Arrays.copyOfRange(message, at, message.length);
      Smb2Request request = Smb2Request.parse(rest);
      boolean last = request.next() == 0;
      if (!last && (request.next() % 8 != 0 || request.next() < Smb2Request.HEADER_BYTES)) {
        throw new CutOffException();
      }
      if (!last) {
        Smb2Request cut =
            Smb2Request.parse(Arrays.copyOf(rest, (int) Math.min(request.next(), rest.length)));
        request = cut;
      }
      if (request.command() != CANCEL) {
        byte[] response = respond(request, chain);
        out.align(8);
        int start = out.size();
        out.bytes(response);
        answers = out.toBytes();
        link(answers, lastAt, start);
        out = new WireWriter().bytes(answers);
        lastAt = start;
        if (answers.length > 2 * Limits.TRANSFER_BYTES) {
          break;
        }
      }
      at += (int) Math.min(request.next(), message.length);
      if (last || at >= message.length) {
        break;
      }
    }
    if (answers.length > 0) {
      Frames.send(session, answers);
    }
  }

  /** Writes into a response's header where the next one begins. */
  private static void link(byte[] answers, int from, int to) {
    if (from >= 0) {
      byte[] distance = new WireWriter().u32(to - from).toBytes();
      System.arraycopy(distance, 0, answers, from + NEXT_AT, distance.length);
    }
  }

  private byte[] respond(Smb2Request request, Chain chain) {
    if (!request.isRelated()) {
      chain.session = request.session();
      chain.tree = request.tree();
      chain.status = Status.SUCCESS;
    }
    Answer answer;
    try {
      if (request.isRelated() && chain.status != Status.SUCCESS) {
        throw new RefusedException(chain.status);
      }
      answer = dispatch(request, chain);
    } catch (RefusedException e) {
      answer = error(e.status(), chain);
    } catch (CutOffException e) {
      answer = error(Status.INVALID_PARAMETER, chain);
    }
    // A warning, such as that a buffer was too small, breaks no chain.
    chain.status = answer.status() >>> 30 == 3 ? answer.status() : Status.SUCCESS;
    chain.session = answer.session();
    chain.tree = answer.tree();
    int granted = Math.clamp(request.credits(), 1, Limits.CREDITS);
    return request.response(
        answer.status(), granted, answer.tree(), answer.session(), answer.body());
  }

  private static Answer error(int status, Chain chain) {
    return new Answer(status, chain.tree, chain.session, new byte[] {9, 0, 0, 0, 0, 0, 0, 0, 0});
  }

  private Answer dispatch(Smb2Request request, Chain chain)
      throws RefusedException, CutOffException {
    return switch (request.command()) {
      case 0 -> answered(new Smb2Negotiation(session, settings).answer(request), chain);
      case 1 -> logOn(request, chain);
      case 13 -> answered(NOTHING, chain);
      default -> {
        Logon logon = logons.get(chain.session);
        if (logon == null || !logon.isLetIn()) {
          throw new RefusedException(Status.USER_SESSION_DELETED);
        }
        yield letIn(request, chain, logon);
      }
    };
  }

  private static Answer answered(byte[] body, Chain chain) {
    return new Answer(Status.SUCCESS, chain.tree, chain.session, body);
  }

  private Answer logOn(Smb2Request request, Chain chain) throws RefusedException, CutOffException {
    WireReader in = request.body().skip(10);
    long at = in.u16();
    int length = in.u16();
    byte[] token = request.buffer(at).bytes(length);
    long id = chain.session;
    if (id == 0) {
      if (logons.size() >= Limits.LOGONS) {
        throw new RefusedException(Status.REQUEST_NOT_ACCEPTED);
      }
      id = session.context().random().nextInt(1, Integer.MAX_VALUE);
      logons.put(id, new Logon(session, settings));
    }
    Logon logon = logons.get(id);
    if (logon == null) {
      throw new RefusedException(Status.USER_SESSION_DELETED);
    }
    Logon.Step step = logon.take(token);
    if (step.status() == Status.LOGON_FAILURE) {
      logons.remove(id);
      chain.session = id;
      throw new RefusedException(step.status());
    }
    WireWriter body =
        new WireWriter()
            .u16(SETUP_RESPONSE_BYTES + 1)
            .u16(step.status() == Status.SUCCESS ? GUEST : 0)
            .u16(Smb2Request.HEADER_BYTES + SETUP_RESPONSE_BYTES)
            .u16(step.token().length)
            .bytes(step.token());
    return new Answer(step.status(), 0, id, body.toBytes());
  }

  private Answer letIn(Smb2Request request, Chain chain, Logon logon)
      throws RefusedException, CutOffException {
    return switch (request.command()) {
      case 2 -> {
        logons.remove(chain.session);
        yield answered(NOTHING, chain);
      }
      case 3 -> {
        WireReader in = request.body().skip(2);
        long at = in.u16();
        int length = in.u16();
        Tree tree = files.connect(request.buffer(at).utf16(length), logon);
        yield new Answer(Status.SUCCESS, tree.id(), chain.session, connected(tree));
      }
      case 4 -> {
        files.disconnect(chain.tree);
        yield answered(NOTHING, chain);
      }
      default -> {
        Tree tree = files.tree(chain.tree);
        Smb2Files.Result result = fileRequests.answer(request, tree, chain.handle);
        chain.handle = result.handle();
        yield new Answer(result.status(), chain.tree, chain.session, result.body());
      }
    };
  }

  private static byte[] connected(Tree tree) {
    boolean disk = tree.share().isDisk();
    return new WireWriter()
        .u16(16)
        .u8(disk ? 1 : 2)
        .u8(0)
        .u32(0)
        .u32(0)
        .u32(disk ? 0x001F_01FFL : 0x001F_00A9L)
        .toBytes();
  }

  @Override
  public void close() {
    files.close();
  }
}
