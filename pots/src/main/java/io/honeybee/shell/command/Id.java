package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code id}. */
final class Id implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("id");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "");
    Accounts accounts = Accounts.of(call);
    int user = call.visitor().user();
    int group = call.visitor().group();
    if (!options.operands().isEmpty()) {
      String name = options.operands().getFirst();
      user = accounts.userId(name);
      group = user;
      if (user < 0) {
        return call.fail(
            1,
            call.state().isBusyBox()
                ? "unknown user " + name
                : Quotes.curly(name) + ": no such user");
      }
    }
    String userName = accounts.user(user);
    String groupName = accounts.group(group);
    if (options.has("u")) {
      call.out().line(options.has("n") ? userName : String.valueOf(user));
    } else if (options.has("g", "G")) {
      call.out().line(options.has("n") ? groupName : String.valueOf(group));
    } else {
      call.out()
          .line(
              "uid=%d(%s) gid=%d(%s)".formatted(user, userName, group, groupName)
                  + (call.state().isBusyBox() ? "" : " groups=%d(%s)".formatted(group, groupName)));
    }
    return 0;
  }
}
