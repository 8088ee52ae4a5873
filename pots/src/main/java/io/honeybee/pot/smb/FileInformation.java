package io.honeybee.pot.smb;

import io.honeybee.pot.smb.Status.RefusedException;
import io.honeybee.world.Disk;
import java.nio.charset.StandardCharsets;

/** What is said of files, folders and disks ([MS-FSCC] sections 2.4 and 2.5). Stateless. */
final class FileInformation {
  private static final int BLOCK_BYTES = 4096;
  private static final int SECTOR_BYTES = 512;
  private static final int SECTORS_PER_BLOCK = BLOCK_BYTES / SECTOR_BYTES;
  private static final long DISK_DEVICE = 7;
  private static final long ALL_ACCESS = 0x001F_01FFL;

  private FileInformation() {}

  /** Creation, last access, last write, change. */
  static void times(WireWriter out, ShareItem item) {
    out.u64(FileTime.of(item.created()))
        .u64(FileTime.of(item.changed()))
        .u64(FileTime.of(item.changed()))
        .u64(FileTime.of(item.changed()));
  }

  /** An entry of a folder's listing, its first field left 0. */
  static byte[] entry(int informationClass, ShareEntry entry) throws RefusedException {
    ShareItem item = entry.item();
    byte[] name = entry.name().getBytes(StandardCharsets.UTF_16LE);
    WireWriter out = new WireWriter().u32(0).u32(0);
    if (informationClass == 0x0C) {
      return out.u32(name.length).bytes(name).toBytes();
    }
    times(out, item);
    out.u64(item.size()).u64(item.allocated()).u32(item.attributes()).u32(name.length);
    switch (informationClass) {
      case 0x01 -> {
        // Nothing more than the name.
      }
      case 0x02 -> out.u32(0);
      case 0x03 -> out.u32(0).u16(0).zeros(24);
      case 0x25 -> out.u32(0).u16(0).zeros(24).u16(0).u64(item.id());
      case 0x26 -> out.u32(0).u32(0).u64(item.id());
      default -> throw new RefusedException(Status.INVALID_INFO_CLASS);
    }
    return out.bytes(name).toBytes();
  }

  /** Of one file. */
  static byte[] ofFile(int informationClass, Open.OfItem open) throws RefusedException {
    ShareItem item = open.item();
    WireWriter out = new WireWriter();
    switch (informationClass) {
      case 4 -> {
        times(out, item);
        out.u32(item.attributes()).u32(0);
      }
      case 5 -> standard(out, open);
      case 6 -> out.u64(item.id());
      case 7, 16, 17 -> out.u32(0);
      case 8 -> out.u32(ALL_ACCESS);
      case 14 -> out.u64(0);
      case 18 -> {
        times(out, item);
        out.u32(item.attributes()).u32(0);
        standard(out, open);
        out.u64(item.id()).u32(0).u32(ALL_ACCESS).u64(0).u32(0).u32(0);
        counted(out, open.path().startsWith("\\") ? open.path() : "\\" + open.path());
      }
      case 21 -> counted(out, item.name());
      case 22 -> {
        if (!item.isFolder()) {
          String stream = "::$DATA";
          out.u32(0).u32(stream.length() * 2L).u64(item.size()).u64(item.allocated()).utf16(stream);
        }
      }
      case 34 -> {
        times(out, item);
        out.u64(item.allocated()).u64(item.size()).u32(item.attributes()).u32(0);
      }
      case 35 -> out.u32(item.attributes()).u32(0);
      default -> throw new RefusedException(Status.INVALID_INFO_CLASS);
    }
    return out.toBytes();
  }

  /** Of one file, as SMB 1 says it at its level 0x107 ([MS-CIFS] section 2.2.8.3.10). */
  static byte[] allOfFile(Open.OfItem open) {
    WireWriter out = new WireWriter();
    times(out, open.item());
    out.u32(open.item().attributes()).u32(0);
    standard(out, open);
    counted(out.u32(0), open.path());
    return out.toBytes();
  }

  private static void standard(WireWriter out, Open.OfItem open) {
    ShareItem item = open.item();
    out.u64(item.allocated())
        .u64(item.size())
        .u32(1)
        .u8(open.isRemovedOnClose() ? 1 : 0)
        .u8(item.isFolder() ? 1 : 0)
        .u16(0);
  }

  private static void counted(WireWriter out, String text) {
    out.u32(text.length() * 2L).utf16(text);
  }

  /** Of the disk below a share. */
  static byte[] ofDisk(int informationClass, Disk disk, Share share, long serial)
      throws RefusedException {
    long total = disk.totalKilobytes() * 1024 / BLOCK_BYTES;
    long free = disk.availableKilobytes() * 1024 / BLOCK_BYTES;
    WireWriter out = new WireWriter();
    switch (informationClass) {
      case 1 -> {
        out.u64(0).u32(serial).u32(share.name().length() * 2L).u16(0).utf16(share.name());
      }
      case 3 -> out.u64(total).u64(free).u32(SECTORS_PER_BLOCK).u32(SECTOR_BYTES);
      case 4 -> out.u32(DISK_DEVICE).u32(0x20);
      case 5 -> out.u32(0x0001_0047L).u32(255).u32(8).utf16("NTFS");
      case 7 -> out.u64(total).u64(free).u64(free).u32(SECTORS_PER_BLOCK).u32(SECTOR_BYTES);
      case 11 ->
          out.u32(SECTOR_BYTES)
              .u32(BLOCK_BYTES)
              .u32(BLOCK_BYTES)
              .u32(BLOCK_BYTES)
              .u32(3)
              .u32(0)
              .u32(0);
      default -> throw new RefusedException(Status.INVALID_INFO_CLASS);
    }
    return out.toBytes();
  }
}
