package io.honeybee.pot.ftp;

import io.honeybee.personality.Replies;
import io.honeybee.pot.LoginDesk;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotTls;
import io.honeybee.world.World;
import io.honeybee.world.files.DebianImage;
import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.Image;
import io.honeybee.world.files.SessionFiles;
import io.honeybee.world.files.WriteBudget;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the sessions of one file server share. Thread rule: safe for use by any thread. */
final class FtpServer {
  private static final long MAX_WRITTEN_BYTES = 64L << 20;
  private static final int FTP_USER = 110;
  private static final int FIRST_PERSON = 1_000;
  private static final String SAFE_NAME = "[a-z_][a-z0-9_.-]{0,31}";

  private final PotContext context;
  private final FtpSettings settings;
  private final Replies replies;
  private final LoginDesk desk;
  private final PotTls tls;
  private final DataPorts dataPorts;
  private final WriteBudget budget = new WriteBudget(MAX_WRITTEN_BYTES);
  private @Nullable Image root;

  FtpServer(PotContext context, FtpSettings settings) {
    this.context = context;
    this.settings = settings;
    this.replies =
        Replies.of(FtpServer.class, settings.product(), Map.of("host", context.world().hostName()));
    this.desk = new LoginDesk(settings.login());
    this.tls = new PotTls(context);
    this.dataPorts = new DataPorts(settings.passive(), context.random());
  }

  PotContext context() {
    return context;
  }

  FtpSettings settings() {
    return settings;
  }

  Replies replies() {
    return replies;
  }

  LoginDesk desk() {
    return desk;
  }

  PotTls tls() {
    return tls;
  }

  DataPorts dataPorts() {
    return dataPorts;
  }

  /** What the machine shows to those who gave no name. */
  FtpFiles anonymousFiles() {
    SessionFiles files = new SessionFiles(root(), context.clock(), budget, FTP_USER);
    try {
      files.place("/srv/ftp", Bait.anonymous(context.world(), FTP_USER));
    } catch (FileFault e) {
      // With the pot's space for files used up, there is an empty place to see.
    }
    return new FtpFiles(files, "/srv/ftp", "/");
  }

  /** What the machine shows to one of its users; a name that it does not know gets a home, too. */
  FtpFiles filesOf(String user) {
    if (user.equals("root")) {
      return new FtpFiles(new SessionFiles(root(), context.clock(), budget, 0), "", "/root");
    }
    Optional<World.Account> person =
        context.world().people().stream().filter(p -> p.name().equals(user)).findFirst();
    int id = person.map(World.Account::id).orElse(FIRST_PERSON);
    SessionFiles files = new SessionFiles(root(), context.clock(), budget, id);
    String home = user.matches(SAFE_NAME) ? "/home/" + user : "/";
    try {
      if (!home.equals("/")) {
        files.place(home, Bait.home(context.world(), id));
      }
    } catch (FileFault e) {
      home = "/";
    }
    return new FtpFiles(files, "", home);
  }

  private synchronized Image root() {
    Image built = root;
    if (built == null) {
      built = DebianImage.build(context.world());
      root = built;
    }
    return built;
  }
}
