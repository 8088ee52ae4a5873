package io.honeybee.shell;

import io.honeybee.shell.command.Visitor;
import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode.Directory;
import io.honeybee.world.files.SessionFiles;
import java.util.Map;

/** Gives a visitor whose name the machine does not know an account and a home, as all else has. */
final class AccountHome {
  private static final String SAFE_NAME = "[a-z_][a-z0-9_-]{0,31}";

  private AccountHome() {}

  static void ensure(Visitor visitor, Directory root, SessionFiles files) throws FileFault {
    if (visitor.isRoot() || files.lookUp(visitor.home()) instanceof Directory) {
      return;
    }
    if (!visitor.name().matches(SAFE_NAME)) {
      return;
    }
    Directory home =
        new Directory(root.attributes().withOwner(visitor.user(), visitor.group()), Map.of());
    files.place(visitor.home(), home);
    String line =
        "%s:x:%d:%d::%s:/bin/bash\n"
            .formatted(visitor.name(), visitor.user(), visitor.group(), visitor.home());
    files.provide("/etc/passwd", files.read("/etc/passwd") + line);
  }
}
