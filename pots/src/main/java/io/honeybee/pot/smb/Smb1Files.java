package io.honeybee.pot.smb;

import io.honeybee.pot.smb.Status.RefusedException;
import io.honeybee.pot.smb.WireReader.CutOffException;

/** Files and pipes in SMB 1: opened, read, written, closed; what else there is, is not. */
final class Smb1Files {
  private static final int DATA_AT = Smb1Request.HEADER_BYTES + 1 + 24 + 2 + 1;
  private static final int PIPE = 2;

  private final FileService files;

  Smb1Files(FileService files) {
    this.files = files;
  }

  Smb1Response answer(Smb1Request request, Tree tree) throws RefusedException, CutOffException {
    return switch (request.command()) {
      case 0x04 -> {
        files.close(request.words().u16());
        yield Smb1Response.of(Status.SUCCESS);
      }
      case 0x06 -> delete(request, tree);
      case 0x2E -> read(request);
      case 0x2F -> write(request);
      case 0xA2 -> open(request, tree);
      default -> throw new RefusedException(Status.NOT_SUPPORTED);
    };
  }

  private Smb1Response delete(Smb1Request request, Tree tree)
      throws RefusedException, CutOffException {
    request.data().skip(1);
    FileService.Opened opened =
        files.open(
            tree,
            new OpenRequest(
                request.text(), 0, OpenRequest.OPEN, OpenRequest.FILE | OpenRequest.REMOVE));
    files.close(opened.handle());
    return Smb1Response.of(Status.SUCCESS);
  }

  private Smb1Response open(Smb1Request request, Tree tree)
      throws RefusedException, CutOffException {
    WireReader in = request.words().at(15);
    long access = in.u32();
    in.skip(16);
    long disposition = in.u32();
    long options = in.u32();
    FileService.Opened opened =
        files.open(tree, new OpenRequest(request.text(), access, disposition, options));
    WireWriter out = Smb1Response.andNothing().u8(0).u16(opened.handle()).u32(opened.action());
    switch (opened.open()) {
      case Open.OfItem open -> {
        ShareItem item = open.item();
        FileInformation.times(out, item);
        out.u32(item.attributes()).u64(item.allocated()).u64(item.size());
        out.u16(0).u16(7).u8(item.isFolder() ? 1 : 0);
      }
      case Open.OfPipe _ -> out.zeros(32).u32(0x80).u64(4096).u64(0).u16(PIPE).u16(0x05FF).u8(0);
    }
    return Smb1Response.of(Status.SUCCESS, out, new byte[0]);
  }

  private Smb1Response read(Smb1Request request) throws RefusedException, CutOffException {
    WireReader in = request.words().at(4);
    int handle = in.u16();
    long offset = in.u32();
    int max = in.u16();
    int status = Status.SUCCESS;
    byte[] bytes;
    if (files.open(handle) instanceof Open.OfPipe(_, RpcPipe pipe)) {
      if (pipe.available() == 0) {
        throw new RefusedException(Status.PIPE_EMPTY);
      }
      bytes = pipe.read(max);
      status = pipe.available() > 0 ? Status.BUFFER_OVERFLOW : Status.SUCCESS;
    } else {
      bytes = files.read(handle, offset, max);
    }
    WireWriter words =
        Smb1Response.andNothing().u16(0).u16(0).u16(0).u16(bytes.length).u16(DATA_AT).zeros(10);
    return Smb1Response.of(status, words, new WireWriter().u8(0).bytes(bytes).toBytes());
  }

  private Smb1Response write(Smb1Request request) throws RefusedException, CutOffException {
    WireReader in = request.words().at(4);
    int handle = in.u16();
    long offset = in.u32();
    in.skip(8);
    int high = in.u16();
    int length = in.u16();
    int dataAt = in.u16();
    if (high != 0) {
      throw new RefusedException(Status.INVALID_PARAMETER);
    }
    byte[] data = request.message().at(dataAt).bytes(length);
    if (files.open(handle) instanceof Open.OfPipe(_, RpcPipe pipe)) {
      pipe.write(data);
    } else {
      files.write(handle, offset, data);
    }
    WireWriter words = Smb1Response.andNothing().u16(length).u16(0).u32(0);
    return Smb1Response.of(Status.SUCCESS, words, new byte[0]);
  }
}
