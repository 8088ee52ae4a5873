package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names of users and groups, as {@code /etc/passwd} and {@code /etc/group} have them now. */
final class Accounts {
  private final Map<Integer, String> users;
  private final Map<Integer, String> groups;

  private Accounts(Map<Integer, String> users, Map<Integer, String> groups) {
    this.users = users;
    this.groups = groups;
  }

  static Accounts of(Invocation call) {
    return new Accounts(read(call, "/etc/passwd"), read(call, "/etc/group"));
  }

  private static Map<Integer, String> read(Invocation call, String file) {
    Map<Integer, String> names = new LinkedHashMap<>();
    try {
      for (String line : call.files().read(file).split("\n", -1)) {
        String[] fields = line.split(":", -1);
        if (fields.length > 2) {
          names.putIfAbsent(Numbers.of(fields[2], -1), fields[0]);
        }
      }
    } catch (FileFault e) {
      // Without the file there are only numbers, as on a real machine.
      return names;
    }
    return names;
  }

  String user(int id) {
    return users.getOrDefault(id, String.valueOf(id));
  }

  String group(int id) {
    return groups.getOrDefault(id, String.valueOf(id));
  }

  /** The id of a user by its name or number, or -1. */
  int userId(String name) {
    return id(users, name);
  }

  /** The id of a group by its name or number, or -1. */
  int groupId(String name) {
    return id(groups, name);
  }

  private static int id(Map<Integer, String> names, String name) {
    return names.entrySet().stream()
        .filter(e -> e.getValue().equals(name))
        .mapToInt(Map.Entry::getKey)
        .findFirst()
        .orElse(Numbers.of(name, -1));
  }
}
