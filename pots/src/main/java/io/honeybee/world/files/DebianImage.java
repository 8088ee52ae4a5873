package io.honeybee.world.files;

import io.honeybee.world.Instructions;
import io.honeybee.world.World;
import io.honeybee.world.files.FileNode.Device;
import io.honeybee.world.files.FileNode.DeviceKind;
import io.honeybee.world.files.FileNode.Directory;
import io.honeybee.world.files.FileNode.Link;
import io.honeybee.world.files.FileNode.RegularFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;

/** Builds the file system of a small Debian server that belongs to a {@link World}. */
public final class DebianImage {
  private final World world;
  private final TreeBuilder tree;
  private final Templates templates;

  private DebianImage(World world) {
    this.world = world;
    this.tree = new TreeBuilder(world.installedAt());
    this.templates = new Templates(world, "debian");
  }

  /** The whole of it. Takes some milliseconds; may be shared by all sessions. */
  public static Image build(World world) {
    return new Image(new DebianImage(world).build(), List.of("/"));
  }

  private Directory build() {
    Resources.lines("debian.tree").forEach(this::addListed);
    for (String line : Resources.lines("debian.texts")) {
      List<String> f = Resources.fields(line);
      Attributes attributes = attributes(f.get(0), f.get(1), f.get(2), world.installedAt());
      tree.add(f.get(3), new RegularFile(attributes, Content.of(templates.text(f.get(3)))));
    }
    addHomes();
    addKernel();
    addDevices();
    ProcFiles proc = new ProcFiles(world);
    proc.addCommon(tree);
    proc.addServer(tree);
    return tree.build();
  }

  private void addListed(String line) {
    List<String> f = Resources.fields(line);
    Instant day = LocalDate.parse(f.get(5)).atTime(9, 12).toInstant(ZoneOffset.UTC);
    // Nothing on the machine is younger than the machine.
    Instant modified = day.isAfter(world.installedAt()) ? world.installedAt() : day;
    Attributes attributes = attributes(f.get(1), f.get(2), f.get(3), modified);
    String path = f.get(6);
    tree.add(
        path,
        switch (f.get(0)) {
          case "d" -> new Directory(attributes, new TreeMap<>());
          case "l" -> new Link(attributes, f.get(7));
          default -> new RegularFile(attributes, code(path, Long.parseLong(f.get(4))));
        });
  }

  private static Content code(String path, long size) {
    return new MachineCode(path, size, Instructions.X86_64);
  }

  private void addHomes() {
    for (World.Account person : world.people()) {
      Attributes own = new Attributes(0755, person.id(), person.id(), world.installedAt());
      tree.add("/home/" + person.name(), new Directory(own, new TreeMap<>()));
    }
    Attributes secret = new Attributes(0700, 0, 0, world.installedAt());
    tree.add("/root/.ssh", new Directory(secret, new TreeMap<>()));
    tree.add("/root/.ssh/authorized_keys", new RegularFile(secret.withMode(0600), Content.of("")));
    Attributes log = new Attributes(0640, 0, 4, world.bootedAt());
    for (String name : List.of("syslog", "auth.log", "kern.log", "daemon.log", "messages")) {
      tree.add("/var/log/" + name, new RegularFile(log, Content.of("")));
    }
    Attributes logins = new Attributes(0664, 0, 43, world.bootedAt());
    for (String name : List.of("wtmp", "lastlog")) {
      tree.add("/var/log/" + name, new RegularFile(logins, Content.of("")));
    }
    tree.add("/var/log/btmp", new RegularFile(logins.withMode(0660), Content.of("")));
  }

  private void addKernel() {
    String release = world.kernelRelease();
    Attributes readable = new Attributes(0644, 0, 0, world.installedAt());
    tree.add(
        "/boot/vmlinuz-" + release,
        new RegularFile(readable, code("/boot/vmlinuz-" + release, 8_187_712)));
    tree.add(
        "/boot/initrd.img-" + release,
        new RegularFile(readable, code("/boot/initrd.img-" + release, 31_457_280)));
    Attributes link = new Attributes(0777, 0, 0, world.installedAt());
    tree.add("/vmlinuz", new Link(link, "boot/vmlinuz-" + release));
    tree.add("/initrd.img", new Link(link, "boot/initrd.img-" + release));
  }

  private void addDevices() {
    device("null", DeviceKind.NULL, 0666, 0, false, 1, 3);
    device("zero", DeviceKind.ZERO, 0666, 0, false, 1, 5);
    device("full", DeviceKind.FULL, 0666, 0, false, 1, 7);
    device("random", DeviceKind.RANDOM, 0666, 0, false, 1, 8);
    device("urandom", DeviceKind.RANDOM, 0666, 0, false, 1, 9);
    device("tty", DeviceKind.TERMINAL, 0666, 5, false, 5, 0);
    device("console", DeviceKind.OTHER, 0600, 5, false, 5, 1);
    device("watchdog", DeviceKind.OTHER, 0600, 0, false, 10, 130);
    String disk = world.disk().device();
    int major = disk.equals("sda") ? 8 : 254;
    device(disk, DeviceKind.OTHER, 0660, 6, true, major, 0);
    device(disk + "1", DeviceKind.OTHER, 0660, 6, true, major, 1);
    Attributes shared = new Attributes(01777, 0, 0, world.bootedAt());
    tree.add("/dev/shm", new Directory(shared, new TreeMap<>()));
    tree.add("/dev/pts", new Directory(shared.withMode(0755), new TreeMap<>()));
    tree.add("/run/lock", new Directory(shared, new TreeMap<>()));
    tree.add("/run/sshd", new Directory(shared.withMode(0755), new TreeMap<>()));
    Attributes link = new Attributes(0777, 0, 0, world.bootedAt());
    tree.add("/dev/fd", new Link(link, "/proc/self/fd"));
    tree.add("/dev/stdin", new Link(link, "/proc/self/fd/0"));
    tree.add("/dev/stdout", new Link(link, "/proc/self/fd/1"));
    tree.add("/dev/stderr", new Link(link, "/proc/self/fd/2"));
  }

  private void device(
      String name, DeviceKind kind, int mode, int group, boolean block, int major, int minor) {
    Attributes attributes = new Attributes(mode, 0, group, world.bootedAt());
    tree.add("/dev/" + name, new Device(attributes, kind, block, major, minor));
  }

  private static Attributes attributes(String mode, String user, String group, Instant modified) {
    return new Attributes(
        Integer.parseInt(mode, 8), Integer.parseInt(user), Integer.parseInt(group), modified);
  }
}
