package io.honeybee.shell.command;

import io.honeybee.world.files.Attributes;
import io.honeybee.world.files.FileFault;
import java.io.IOException;
import java.util.List;

/** {@code chmod}, {@code chown}, {@code chgrp} and {@code chattr}. */
final class Chmod implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("chmod", "chown", "chgrp", "chattr");
  }

  @Override
  public int run(Invocation call) throws IOException {
    // A mode may begin with a dash, so there are no options to take apart but these.
    List<String> words =
        call.args().stream()
            .filter(a -> !a.matches("-[Rfvci]+|--\\w+|[-+][aAcCdDeijsStTu]"))
            .toList();
    if (call.name().equals("chattr")) {
      return 0;
    }
    if (words.size() < 2) {
      String after = words.isEmpty() ? "" : " after " + Quotes.curly(words.getFirst());
      call.err().line(Quotes.withHint(call.toolName(), "missing operand" + after));
      return 1;
    }
    int status = 0;
    for (String given : words.subList(1, words.size())) {
      String path = call.path(given);
      try {
        Attributes old = call.files().find(path).attributes();
        Attributes changed =
            call.name().equals("chmod")
                ? old.withMode(FileModes.change(old.mode(), words.getFirst()))
                : owned(call, old, words.getFirst());
        call.files().setAttributes(path, changed);
      } catch (FileFault e) {
        status = call.fail(1, given, e);
      } catch (IllegalArgumentException e) {
        boolean mode = call.toolName().equals("chmod");
        String said = String.valueOf(e.getMessage());
        call.err().line(mode ? Quotes.withHint("chmod", said) : call.toolName() + ": " + said);
        return 1;
      }
    }
    return status;
  }

  private static Attributes owned(Invocation call, Attributes old, String owner) {
    Accounts accounts = Accounts.of(call);
    String[] parts = owner.split("[:.]", 2);
    boolean group = call.name().equals("chgrp");
    int user = group || parts[0].isEmpty() ? old.user() : accounts.userId(parts[0]);
    String groupName = group ? parts[0] : parts.length > 1 ? parts[1] : "";
    int newGroup = groupName.isEmpty() ? old.group() : accounts.groupId(groupName);
    if (user < 0 || newGroup < 0) {
      throw new IllegalArgumentException(
          (user < 0 ? "invalid user: " : "invalid group: ") + Quotes.curly(owner));
    }
    return old.withOwner(user, newGroup);
  }
}
