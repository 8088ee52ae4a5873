package io.honeybee.world.files;

import io.honeybee.world.SystemOnChip;
import io.honeybee.world.World;
import io.honeybee.world.files.FileNode.Device;
import io.honeybee.world.files.FileNode.DeviceKind;
import io.honeybee.world.files.FileNode.Directory;
import io.honeybee.world.files.FileNode.Link;
import io.honeybee.world.files.FileNode.RegularFile;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Builds the file system of the home router in front of a server, as its firmware has it. */
public final class RouterImage {
  private static final String BUSYBOX = "/bin/busybox";
  private static final int SERIAL_LINE = 4;
  // As /proc/mounts says; the rest is squashfs.
  private static final List<String> WRITABLE = List.of("/dev", "/tmp", "/var");

  private final World router;
  private final TreeBuilder tree;

  private RouterImage(World router) {
    this.router = router;
    this.tree = new TreeBuilder(router.installedAt());
  }

  /**
   * The whole of it; may be shared by all sessions.
   *
   * @param server the machine behind the router
   */
  public static Image build(World router, World server) {
    RouterImage image = new RouterImage(router);
    image.addFirmware();
    image.addPrograms();
    image.addDevices();
    new RouterProc(router, server.network()).addTo(image.tree);
    return new Image(image.tree.build(), WRITABLE);
  }

  /** Where the firmware's BusyBox has its applets, as absolute paths. */
  public static List<String> applets() {
    return Resources.lines("router.applets");
  }

  private void addFirmware() {
    Templates templates = new Templates(router, "router");
    for (String line : Resources.lines("router.tree")) {
      List<String> f = Resources.fields(line);
      String path = f.get(2);
      // What lies in memory is as old as the last start, the rest as old as the firmware.
      boolean volatileFile = path.startsWith("/tmp") || path.startsWith("/var");
      Instant modified = volatileFile ? router.bootedAt() : router.installedAt();
      Attributes attributes = new Attributes(Integer.parseInt(f.get(1), 8), 0, 0, modified);
      tree.add(
          path,
          switch (f.get(0)) {
            case "d" -> new Directory(attributes, new TreeMap<>());
            case "l" -> new Link(attributes, f.get(3));
            case "t" -> new RegularFile(attributes, Content.of(templates.text(path)));
            default -> new RegularFile(attributes, code(path, Long.parseLong(f.get(3))));
          });
    }
  }

  private Content code(String path, long size) {
    return new MachineCode(path, size, SystemOnChip.of(router).instructions());
  }

  private void addPrograms() {
    Attributes link = new Attributes(0777, 0, 0, router.installedAt());
    for (String path : applets()) {
      String up =
          path.startsWith("/bin/") ? "" : path.startsWith("/usr") ? "../../bin/" : "../bin/";
      if (!path.equals(BUSYBOX)) {
        tree.add(path, new Link(link, up + "busybox"));
      }
    }
  }

  private void addDevices() {
    device("null", DeviceKind.NULL, 0666, 1, 3);
    device("zero", DeviceKind.ZERO, 0666, 1, 5);
    device("full", DeviceKind.FULL, 0666, 1, 7);
    device("random", DeviceKind.RANDOM, 0666, 1, 8);
    device("urandom", DeviceKind.RANDOM, 0666, 1, 9);
    device("tty", DeviceKind.TERMINAL, 0666, 5, 0);
    device("console", DeviceKind.OTHER, 0600, 5, 1);
    device("ttyS0", DeviceKind.OTHER, 0600, SERIAL_LINE, 64);
    device("watchdog", DeviceKind.OTHER, 0600, 10, 130);
    for (int i = 0; i < 5; i++) {
      device("mtd" + i, DeviceKind.OTHER, 0640, 90, 2 * i);
      Attributes disk = new Attributes(0640, 0, 0, router.bootedAt());
      tree.add("/dev/mtdblock" + i, new Device(disk, DeviceKind.OTHER, true, 31, i));
    }
    Attributes shared = new Attributes(0755, 0, 0, router.bootedAt());
    tree.add("/dev/pts", new Directory(shared, new TreeMap<>()));
    tree.add("/dev/shm", new Directory(shared.withMode(01777), new TreeMap<>()));
  }

  private void device(String name, DeviceKind kind, int mode, int major, int minor) {
    Attributes attributes = new Attributes(mode, 0, 0, router.bootedAt());
    tree.add("/dev/" + name, new Device(attributes, kind, false, major, minor));
  }
}
