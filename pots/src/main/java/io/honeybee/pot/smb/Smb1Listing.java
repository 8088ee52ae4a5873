package io.honeybee.pot.smb;

import io.honeybee.pot.smb.Status.RefusedException;
import io.honeybee.pot.smb.WireReader.CutOffException;
import io.honeybee.world.World;
import java.util.Arrays;
import java.util.List;

/**
 * Listings and attributes by path in SMB 1 ([MS-CIFS] sections 2.2.6.2, 2.2.6.3, 2.2.6.4, 2.2.6.6
 * and 2.2.6.8), at the levels that say what Windows NT said. One search at a time; one thread.
 */
final class Smb1Listing {
  private static final int FIND_FIRST = 1;
  private static final int FIND_NEXT = 2;
  private static final int DISK = 3;
  private static final int PATH = 5;
  private static final int FILE = 7;
  private static final int NT_LEVELS = 0x100;

  /** The levels of a listing count otherwise than the classes that they are. */
  private static final List<Integer> ENTRY_CLASSES = List.of(0x01, 0x02, 0x0C, 0x03);

  private static final int SEARCH = 1;

  private final FileService files;
  private final World world;
  private List<ShareEntry> left = List.of();

  /** What goes into a transaction's answer. */
  record Found(WireWriter parameters, WireWriter data) {}

  Smb1Listing(FileService files, World world) {
    this.files = files;
    this.world = world;
  }

  Found answer(int subcommand, Smb1Request request, Tree tree, WireReader in, int maxData)
      throws RefusedException, CutOffException {
    if (!tree.share().isDisk()) {
      throw new RefusedException(Status.INVALID_DEVICE_REQUEST);
    }
    return switch (subcommand) {
      case FIND_FIRST -> {
        in.skip(2);
        int count = in.u16();
        in.skip(2);
        int level = in.u16();
        String path = in.skip(4).text(request.isUnicode());
        begin(tree, path);
        yield next(new WireWriter().u16(SEARCH), level, count, maxData);
      }
      case FIND_NEXT -> {
        in.skip(2);
        int count = in.u16();
        yield next(new WireWriter(), in.u16(), count, maxData);
      }
      case DISK -> {
        byte[] content =
            FileInformation.ofDisk(diskClass(in.u16()), world.disk(), tree.share(), world.seed());
        yield new Found(new WireWriter(), new WireWriter().bytes(content));
      }
      case PATH -> {
        int level = in.u16();
        String path = in.skip(4).text(request.isUnicode());
        yield described(level, new Open.OfItem(tree, found(tree, path), path));
      }
      case FILE -> {
        Open.OfItem open = files.item(in.u16());
        yield described(in.u16(), open);
      }
      default -> throw new RefusedException(Status.NOT_SUPPORTED);
    };
  }

  private ShareItem found(Tree tree, String path) throws RefusedException {
    return files
        .folder(tree.share())
        .find(path)
        .orElseThrow(() -> new RefusedException(Status.OBJECT_NAME_NOT_FOUND));
  }

  private void begin(Tree tree, String path) throws RefusedException {
    int cut = path.lastIndexOf('\\');
    ShareItem folder = found(tree, path.substring(0, Math.max(0, cut)));
    left = FileService.list(folder, path.substring(cut + 1));
    if (left.isEmpty()) {
      throw new RefusedException(Status.NO_SUCH_FILE);
    }
  }

  private Found next(WireWriter parameters, int level, int count, int maxData)
      throws RefusedException {
    int entryClass = entryClass(level);
    WireWriter data = new WireWriter();
    int taken = 0;
    int lastAt = 0;
    while (!left.isEmpty() && taken < count) {
      byte[] entry = FileInformation.entry(entryClass, left.getFirst());
      int padded = (entry.length + 7) / 8 * 8;
      if (data.size() + padded > Math.min(maxData, Limits.TRANSFER_BYTES / 2)) {
        break;
      }
      lastAt = data.size();
      data.u32(padded).bytes(Arrays.copyOfRange(entry, Integer.BYTES, entry.length)).align(8);
      left.removeFirst();
      taken++;
    }
    parameters.u16(taken).u16(left.isEmpty() ? 1 : 0).u16(0).u16(lastAt);
    return new Found(parameters, data);
  }

  private static int entryClass(int level) throws RefusedException {
    int index = level - NT_LEVELS - 1;
    if (index < 0 || index >= ENTRY_CLASSES.size()) {
      throw new RefusedException(Status.NOT_SUPPORTED);
    }
    return ENTRY_CLASSES.get(index);
  }

  private static int diskClass(int level) throws RefusedException {
    return switch (level) {
      case 0x102 -> 1;
      case 0x103 -> 3;
      case 0x104 -> 4;
      case 0x105 -> 5;
      default -> throw new RefusedException(Status.NOT_SUPPORTED);
    };
  }

  private static Found described(int level, Open.OfItem open) throws RefusedException {
    byte[] content =
        switch (level) {
          case 0x101 -> FileInformation.ofFile(4, open);
          case 0x102 -> FileInformation.ofFile(5, open);
          case 0x107 -> FileInformation.allOfFile(open);
          default -> throw new RefusedException(Status.NOT_SUPPORTED);
        };
    return new Found(new WireWriter().u16(0), new WireWriter().bytes(content));
  }
}
