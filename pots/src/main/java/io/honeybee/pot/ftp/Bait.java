package io.honeybee.pot.ftp;

import io.honeybee.world.World;
import io.honeybee.world.files.Attributes;
import io.honeybee.world.files.Content;
import io.honeybee.world.files.FileNode;
import io.honeybee.world.files.FileNode.Directory;
import io.honeybee.world.files.FileNode.RegularFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The folders that a file server shows, always the same on the same machine. */
final class Bait {
  private static final int FILE = 0644;
  private static final int FOLDER = 0755;

  private Bait() {}

  /**
   * What anonymous clients see: a root that they may not write to and a folder in which they may.
   *
   * @param user who they are
   */
  static Directory anonymous(World world, int user) {
    Instant day = world.bootedAt().plus(Duration.ofHours(3));
    TreeMap<String, FileNode> pub = new TreeMap<>();
    pub.put("README", file(0, day, "Files in this folder are removed after 30 days.\n"));
    pub.put("backup.sql", file(user, day, dump(world)));
    Directory folder = new Directory(new Attributes(FOLDER, user, user, day), pub);
    return new Directory(new Attributes(FOLDER, 0, 0, world.installedAt()), Map.of("pub", folder));
  }

  /** The home of a user. */
  static Directory home(World world, int user) {
    Instant day = world.bootedAt().plus(Duration.ofHours(5));
    TreeMap<String, FileNode> home = new TreeMap<>();
    home.put("backup.sql", file(user, day, dump(world)));
    home.put(
        ".profile",
        file(
            user,
            world.installedAt(),
            "if [ -f \"$HOME/.bashrc\" ]; then . \"$HOME/.bashrc\"; fi\n"));
    return new Directory(new Attributes(FOLDER, user, user, day), home);
  }

  private static RegularFile file(int owner, Instant modified, String text) {
    return new RegularFile(new Attributes(FILE, owner, owner, modified), Content.of(text));
  }

  private static String dump(World world) {
    return "-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB, for debian-linux-gnu (x86_64)\n--\n"
        + "-- Host: localhost    Database: shop\n"
        + "-- ------------------------------------------------------\n\n"
        + "CREATE TABLE `customers` (\n  `id` int(11) NOT NULL AUTO_INCREMENT,\n"
        + "  `mail` varchar(190) NOT NULL,\n  PRIMARY KEY (`id`)\n) ENGINE=InnoDB;\n\n"
        + "INSERT INTO `customers` VALUES (1,'admin@"
        + world.hostName()
        + "');\n";
  }
}
