package io.honeybee.pot.smb;

import io.honeybee.pot.smb.Smb2Files.Result;
import io.honeybee.pot.smb.Status.RefusedException;
import io.honeybee.pot.smb.WireReader.CutOffException;
import io.honeybee.world.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Listings and attributes ([MS-SMB2] sections 3.3.5.18, 3.3.5.20 and 3.3.5.21). One thread. */
final class Smb2Queries {
  private static final int RESTART = 1;
  private static final int SINGLE = 2;
  private static final int REOPEN = 0x10;
  private static final int BASIC = 4;
  private static final int RENAME = 10;
  private static final int DISPOSITION = 13;
  private static final int ALLOCATION = 19;
  private static final int END_OF_FILE = 20;

  private final FileService files;
  private final World world;

  Smb2Queries(FileService files, World world) {
    this.files = files;
    this.world = world;
  }

  Result folder(Smb2Request request, long handle) throws RefusedException, CutOffException {
    WireReader in = request.body();
    int informationClass = in.u8();
    int flags = in.u8();
    in.skip(20);
    long patternAt = in.u16();
    int patternLength = in.u16();
    long maxOutput = Math.min(in.u32(), Limits.TRANSFER_BYTES);
    Open.OfItem open = files.item(handle);
    if (!open.item().isFolder()) {
      throw new RefusedException(Status.INVALID_PARAMETER);
    }
    List<ShareEntry> left = open.listing;
    if (left == null || (flags & (RESTART | REOPEN)) != 0) {
      String pattern = patternLength == 0 ? "*" : request.buffer(patternAt).utf16(patternLength);
      left = FileService.list(open.item(), pattern);
      open.listing = left;
      open.listedAny = !left.isEmpty();
    }
    if (left.isEmpty()) {
      throw new RefusedException(open.listedAny ? Status.NO_MORE_FILES : Status.NO_SUCH_FILE);
    }
    byte[] entries = take(left, informationClass, (flags & SINGLE) != 0, maxOutput);
    return Result.of(handle, buffer(entries));
  }

  /** Takes as many entries as there is room for. */
  private static byte[] take(
      List<ShareEntry> left, int informationClass, boolean single, long maxBytes)
      throws RefusedException {
    List<byte[]> entries = new ArrayList<>();
    long size = 0;
    while (!left.isEmpty() && !(single && !entries.isEmpty())) {
      byte[] entry = FileInformation.entry(informationClass, left.getFirst());
      size = (size + 7) / 8 * 8 + entry.length;
      if (size > maxBytes) {
        break;
      }
      entries.add(entry);
      left.removeFirst();
    }
    if (entries.isEmpty()) {
      throw new RefusedException(Status.INFO_LENGTH_MISMATCH);
    }
    WireWriter out = new WireWriter();
    for (int i = 0; i < entries.size(); i++) {
      byte[] entry = entries.get(i);
      out.align(8);
      int padded = (entry.length + 7) / 8 * 8;
      out.u32(i == entries.size() - 1 ? 0 : padded);
      out.bytes(Arrays.copyOfRange(entry, Integer.BYTES, entry.length));
    }
    return out.toBytes();
  }

  private static WireWriter buffer(byte[] content) {
    return new WireWriter()
        .u16(9)
        .u16(Smb2Request.HEADER_BYTES + 8)
        .u32(content.length)
        .bytes(content);
  }

  Result info(Smb2Request request, Tree tree, long handle)
      throws RefusedException, CutOffException {
    WireReader in = request.body();
    int type = in.u8();
    int informationClass = in.u8();
    long maxOutput = in.u32();
    byte[] content =
        switch (type) {
          case 1 -> FileInformation.ofFile(informationClass, files.item(handle));
          case 2 -> {
            files.item(handle);
            yield FileInformation.ofDisk(
                informationClass, world.disk(), tree.share(), world.seed());
          }
          default -> throw new RefusedException(Status.NOT_SUPPORTED);
        };
    if (content.length > maxOutput) {
      return new Result(
          Status.BUFFER_OVERFLOW,
          handle,
          buffer(Arrays.copyOf(content, (int) maxOutput)).toBytes());
    }
    return Result.of(handle, buffer(content));
  }

  Result change(Smb2Request request, long handle) throws RefusedException, CutOffException {
    WireReader in = request.body();
    int type = in.u8();
    int informationClass = in.u8();
    long length = in.u32();
    long at = in.u16();
    Open.OfItem open = files.item(handle);
    if (type != 1) {
      throw new RefusedException(Status.NOT_SUPPORTED);
    }
    WireReader value = new WireReader(request.buffer(at).bytes(length));
    switch (informationClass) {
      case BASIC, ALLOCATION -> {
        // Times and attributes are taken and forgotten.
      }
      case RENAME -> {
        String path = value.at(16).utf16(value.u32());
        files.folder(open.tree().share()).move(open.path(), path);
        open.movedTo(path);
      }
      case DISPOSITION -> dispose(open, value.u8() != 0);
      case END_OF_FILE -> open.item().resize(Math.max(0, value.u64()), files.now());
      default -> throw new RefusedException(Status.INVALID_INFO_CLASS);
    }
    return Result.of(handle, new WireWriter().u16(2));
  }

  private static void dispose(Open.OfItem open, boolean remove) throws RefusedException {
    if (remove && !open.item().children().isEmpty()) {
      throw new RefusedException(Status.DIRECTORY_NOT_EMPTY);
    }
    open.removeOnClose(remove);
  }
}
