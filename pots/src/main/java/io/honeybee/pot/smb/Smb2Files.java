package io.honeybee.pot.smb;

import io.honeybee.pot.TcpSession;
import io.honeybee.pot.smb.Status.RefusedException;
import io.honeybee.pot.smb.WireReader.CutOffException;

/** Requests within a share ([MS-SMB2] sections 3.3.5.9 to 3.3.5.21). One thread. */
final class Smb2Files {
  private static final long PIPE_TRANSCEIVE = 0x0011_C017L;
  private static final long DFS_REFERRALS = 0x0006_0194L;
  private static final long DFS_REFERRALS_EX = 0x0006_01B0L;
  private static final long VALIDATE_NEGOTIATION = 0x0014_0204L;
  private static final long SAME_HANDLE = 0xFFFF_FFFF_FFFF_FFFFL;
  private static final int HEADER_BYTES = Smb2Request.HEADER_BYTES;

  private final FileService files;
  private final Smb2Queries queries;

  /**
   * What a request came to.
   *
   * @param handle what a related request finds open
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
  record Result(int status, long handle, byte[] body) {
    static Result of(long handle, WireWriter body) {
      return new Result(Status.SUCCESS, handle, body.toBytes());
    }
  }

  Smb2Files(FileService files, TcpSession session) {
    this.files = files;
    this.queries = new Smb2Queries(files, session.context().world());
  }

  Result answer(Smb2Request request, Tree tree, long previous)
      throws RefusedException, CutOffException {
    return switch (request.command()) {
      case 5 -> create(request, tree);
      case 6 -> close(request, previous);
      case 7 -> {
        long handle = handle(request.body().skip(6), previous);
        files.open(handle);
        yield Result.of(handle, new WireWriter().u32(4));
      }
      case 8 -> read(request, previous);
      case 9 -> write(request, previous);
      case 10 -> {
        long handle = handle(request.body().skip(6), previous);
        files.item(handle);
        yield Result.of(handle, new WireWriter().u32(4));
      }
      case 11 -> control(request, previous);
      case 14 -> queries.folder(request, handle(request.body().skip(6), previous));
      case 16 -> queries.info(request, tree, handle(request.body().skip(22), previous));
      case 17 -> queries.change(request, handle(request.body().skip(14), previous));
      default -> throw new RefusedException(Status.NOT_SUPPORTED);
    };
  }

  /** A file's id: the handle, twice. */
  private static long handle(WireReader in, long previous) throws CutOffException {
    long persistent = in.u64();
    long temporary = in.u64();
    return persistent == SAME_HANDLE && temporary == SAME_HANDLE ? previous : temporary;
  }

  private static void handle(WireWriter out, long handle) {
    out.u64(handle).u64(handle);
  }

  private Result create(Smb2Request request, Tree tree) throws RefusedException, CutOffException {
    WireReader in = request.body().skip(22);
    long access = in.u32();
    in.skip(8);
    long disposition = in.u32();
    long options = in.u32();
    long nameAt = in.u16();
    int nameLength = in.u16();
    String name = nameLength == 0 ? "" : request.buffer(nameAt).utf16(nameLength);
    FileService.Opened opened =
        files.open(tree, new OpenRequest(name, access, disposition, options));
    WireWriter out = new WireWriter().u16(89).u8(0).u8(0).u32(opened.action());
    switch (opened.open()) {
      case Open.OfItem open -> {
        FileInformation.times(out, open.item());
        out.u64(open.item().allocated()).u64(open.item().size()).u32(open.item().attributes());
      }
      case Open.OfPipe _ -> out.zeros(32).u64(4096).u64(0).u32(0x80);
    }
    handle(out.u32(0), opened.handle());
    return Result.of(opened.handle(), out.u64(0));
  }

  private Result close(Smb2Request request, long previous)
      throws RefusedException, CutOffException {
    WireReader in = request.body();
    boolean attributes = (in.u16() & 1) != 0;
    long handle = handle(in.skip(4), previous);
    Open open = files.close(handle);
    WireWriter out = new WireWriter().u16(60);
    if (attributes && open instanceof Open.OfItem file) {
      out.u16(1).u32(0);
      FileInformation.times(out, file.item());
      out.u64(file.item().allocated()).u64(file.item().size()).u32(file.item().attributes());
    } else {
      out.zeros(58);
    }
    return Result.of(handle, out);
  }

  private Result read(Smb2Request request, long previous) throws RefusedException, CutOffException {
    WireReader in = request.body().skip(2);
    long length = in.u32();
    long offset = in.u64();
    long handle = handle(in, previous);
    if (length > Limits.TRANSFER_BYTES) {
      throw new RefusedException(Status.INVALID_PARAMETER);
    }
    byte[] bytes;
    int status = Status.SUCCESS;
    if (files.open(handle) instanceof Open.OfPipe(_, RpcPipe pipe)) {
      if (pipe.available() == 0) {
        throw new RefusedException(Status.PIPE_EMPTY);
      }
      bytes = pipe.read(length);
      status = pipe.available() > 0 ? Status.BUFFER_OVERFLOW : Status.SUCCESS;
    } else {
      bytes = files.read(handle, offset, length);
    }
    WireWriter out = new WireWriter().u16(17).u16(HEADER_BYTES + 16).u32(bytes.length);
    return new Result(status, handle, out.u64(0).bytes(bytes).toBytes());
  }

  private Result write(Smb2Request request, long previous)
      throws RefusedException, CutOffException {
    WireReader in = request.body();
    long dataAt = in.u16();
    long length = in.u32();
    long offset = in.u64();
    long handle = handle(in, previous);
    if (length > Limits.TRANSFER_BYTES) {
      throw new RefusedException(Status.INVALID_PARAMETER);
    }
    byte[] data = request.buffer(dataAt).bytes(length);
    if (files.open(handle) instanceof Open.OfPipe(_, RpcPipe pipe)) {
      pipe.write(data);
    } else {
      files.write(handle, offset, data);
    }
    return Result.of(handle, new WireWriter().u32(17).u32(length).u64(0));
  }

  private Result control(Smb2Request request, long previous)
      throws RefusedException, CutOffException {
    WireReader in = request.body().skip(2);
    long code = in.u32();
    long handle = handle(in, previous);
    long inputAt = in.u32();
    long inputLength = in.u32();
    long maxOutput = in.skip(12).u32();
    if (code == DFS_REFERRALS || code == DFS_REFERRALS_EX) {
      throw new RefusedException(Status.NOT_FOUND);
    }
    if (code == VALIDATE_NEGOTIATION) {
      throw new RefusedException(Status.FILE_CLOSED);
    }
    if (code != PIPE_TRANSCEIVE) {
      files.open(handle);
      throw new RefusedException(Status.INVALID_DEVICE_REQUEST);
    }
    RpcPipe pipe = files.pipe(handle);
    pipe.write(request.buffer(inputAt).bytes(inputLength));
    byte[] output = pipe.read(Math.min(maxOutput, Limits.TRANSFER_BYTES));
    WireWriter out = new WireWriter().u16(49).u16(0).u32(code);
    handle(out, handle);
    int outputAt = HEADER_BYTES + 48;
    out.u32(outputAt).u32(0).u32(outputAt).u32(output.length).u64(0).bytes(output);
    int status = pipe.available() > 0 ? Status.BUFFER_OVERFLOW : Status.SUCCESS;
    return new Result(status, handle, out.toBytes());
  }
}
