package io.honeybee.pot.ftp;

import io.honeybee.personality.Replies;
import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.TcpSession;
import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode;
import io.honeybee.world.files.FileNode.Directory;
import io.honeybee.world.files.Paths;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client may do that has logged in.
 *
 * <p>Thread rule: the session's thread. Memory: that of its files and of one transfer.
 */
final class FtpCommands implements AutoCloseable {
  private final FtpServer server;
  private final TcpSession session;
  private final FtpFiles files;
  private final String user;
  private final Replies replies;
  private final DataChannel channel;
  private final Transfers transfers;
  private final Listing listing;
  private @Nullable String renamed;
  private long restart;
  private boolean ascii = true;
  private boolean onlyExtended;

  FtpCommands(FtpServer server, TcpSession session, FtpFiles files, String user) {
    this.server = server;
    this.session = session;
    this.files = files;
    this.user = user;
    this.replies = server.replies();
    this.channel =
        new DataChannel(
            server,
            session,
            server.context().clock().instant().plus(server.context().limits().maxSession()));
    this.transfers = new Transfers(server, session, channel);
    this.listing = new Listing(server.context(), replies, user);
  }

  /**
   * The reply to a command.
   *
   * @param secret whether data is to be encrypted
   */
  String answer(String verb, String argument, boolean secret) throws IOException {
    String from = renamed;
    if (!verb.equals("RNTO")) {
      renamed = null;
    }
    return switch (verb) {
      case "PWD", "XPWD" -> replies.to("pwd", quoted(files.here()));
      case "CWD", "XCWD" -> changed("cwd", argument, () -> files.enter(nonEmpty(argument)));
      case "CDUP", "XCUP" -> changed("cdup", "..", () -> files.enter(".."));
      case "MKD", "XMKD" -> makeFolder(argument);
      case "RMD", "XRMD" -> changed("rmd", argument, () -> files.removeFolder(argument));
      case "DELE" -> changed("dele", argument, () -> files.removeFile(argument));
      case "RNFR" -> {
        String reply = changed("rnfr", argument, () -> files.find(argument));
        renamed = reply.startsWith("3") ? argument : null;
        yield reply;
      }
      case "RNTO" -> {
        renamed = null;
        yield from == null
            ? replies.to("rnto.early")
            : changed("rnto", argument, () -> files.rename(from, argument));
      }
      case "SIZE" ->
          measured("size", argument, () -> Long.toString(files.file(argument).content().size()));
      case "MDTM" -> measured("mdtm", argument, () -> Listing.stamp(files.find(argument)));
      case "TYPE" -> type(argument);
      case "MODE" -> replies.to(argument.equalsIgnoreCase("S") ? "mode.ok" : "mode.bad", argument);
      case "STRU" -> replies.to(argument.equalsIgnoreCase("F") ? "stru.ok" : "stru.bad", argument);
      case "ALLO" -> replies.to("allo");
      case "ABOR" -> replies.to("abor");
      case "REST" -> {
        restart = argument.matches("[0-9]{1,18}") ? Long.parseLong(argument) : 0;
        yield replies.to("rest.ok", Long.toString(restart));
      }
      case "STAT" -> status(argument, secret);
      case "SITE" -> site(argument);
      case "PORT", "EPRT" -> active(verb, argument);
      case "PASV" -> onlyExtended ? replies.to("pasv.after_all") : passive();
      case "EPSV" -> extendedPassive(argument);
      case "MLST" -> measuredFacts(argument);
      default -> transfer(verb, argument, secret);
    };
  }

  private static String nonEmpty(String path) throws FileFault {
    if (path.isEmpty()) {
      throw new FileFault(FileFault.Kind.NOT_FOUND);
    }
    return path;
  }

  private static String quoted(String path) {
    return path.replace("\"", "\"\"");
  }

  /** Something that the pretended system may refuse. */
  private interface Change {
    void make() throws FileFault;
  }

  /** Something that it may refuse to tell. */
  private interface Question {
    String ask() throws FileFault;
  }

  private String changed(String command, String argument, Change change) {
    try {
      change.make();
      return replies.to(command + ".ok", argument);
    } catch (FileFault e) {
      return replies.to(command + ".failed", argument, e.reason());
    }
  }

  private String measured(String command, String argument, Question question) {
    try {
      return replies.to(command + ".ok", question.ask());
    } catch (FileFault e) {
      return replies.to(command + ".failed", argument, e.reason());
    }
  }

  private String measuredFacts(String argument) {
    try {
      String path = argument.isEmpty() ? "." : argument;
      return replies.to("mlst", argument, listing.facts(files.seen(path), files.find(path)));
    } catch (FileFault e) {
      return replies.to("size.failed", argument, e.reason());
    }
  }

  private String makeFolder(String argument) {
    try {
      files.makeFolder(nonEmpty(argument));
      return replies.to("mkd.ok", quoted(files.seen(argument)));
    } catch (FileFault e) {
      return replies.to("mkd.failed", argument, e.reason());
    }
  }

  private String type(String argument) {
    switch (argument.toUpperCase(Locale.ROOT)) {
      case "A", "A N" -> ascii = true;
      case "I", "L8", "L 8" -> ascii = false;
      default -> {
        return replies.to("type.bad", argument);
      }
    }
    return replies.to(ascii ? "type.ascii" : "type.binary");
  }

  private String status(String argument, boolean secret) {
    if (argument.isEmpty()) {
      return replies.to(
          "stat",
          session.source().getHostAddress(),
          user,
          ascii ? "ASCII" : "BINARY",
          replies.text(session.isEncrypted() ? "word.tls" : "word.plain"),
          replies.text(secret ? "word.tls" : "word.plain"));
    }
    return replies.to("stat.begin", argument) + list(argument, false) + replies.to("stat.end");
  }

  private String site(String argument) {
    String[] parts = argument.split(" +", 3);
    return switch (parts[0].toUpperCase(Locale.ROOT)) {
      case "HELP" -> replies.to("site.help");
      case "UMASK" -> replies.to("site.umask");
      case "CHMOD" -> {
        if (parts.length < 3 || !parts[1].matches("[0-7]{3,4}")) {
          yield replies.to("site.bad", argument);
        }
        int mode = Integer.parseInt(parts[1], 8);
        yield changed("site.chmod", parts[2], () -> files.changeMode(parts[2], mode));
      }
      default -> replies.to("site.bad", argument);
    };
  }

  /** An active transfer would be a connection to wherever the attacker says: logged, never made. */
  private String active(String verb, String argument) {
    session
        .events()
        .report(
            FtpPotType.ACTIVE.verb(),
            new EventFields()
                .text(EventField.METHOD.name(), verb)
                .text("target", argument.getBytes(StandardCharsets.ISO_8859_1)));
    return replies.to("port");
  }

  private String passive() {
    try {
      int port = channel.open();
      InetAddress reached = session.local().getAddress();
      // vsftpd says this to clients that came with IPv6, for whom there is no right answer.
      String address =
          reached instanceof Inet4Address ? reached.getHostAddress().replace('.', ',') : "0,0,0,0";
      return replies.to("pasv", address + "," + (port >> 8) + "," + (port & 0xFF));
    } catch (IOException e) {
      return replies.to("data.full");
    }
  }

  /** RFC 2428 section 3. */
  private String extendedPassive(String argument) {
    if (argument.equalsIgnoreCase("ALL")) {
      onlyExtended = true;
      return replies.to("epsv.all");
    }
    String family = session.local().getAddress() instanceof Inet4Address ? "1" : "2";
    if (!argument.isEmpty() && !argument.equals(family)) {
      return replies.to("epsv.bad");
    }
    try {
      return replies.to("epsv", Integer.toString(channel.open()));
    } catch (IOException e) {
      return replies.to("data.full");
    }
  }

  private String transfer(String verb, String argument, boolean secret) throws IOException {
    long offset = restart;
    restart = 0;
    if (!channel.isReady()) {
      return replies.to("data.absent");
    }
    return switch (verb) {
      case "LIST" -> transfers.list(list(argument, false), "list.go", secret);
      case "NLST" -> transfers.list(list(argument, true), "list.go", secret);
      case "MLSD" -> transfers.list(allFacts(argument), "mlsd.go", secret);
      case "RETR" ->
          transfers.retrieve(files, argument, offset, ascii ? "ASCII" : "BINARY", secret);
      case "STOR" -> store(argument, offset, secret);
      case "APPE" -> store(argument, -1, secret);
      case "STOU" -> {
        String name = "STOU." + Integer.toHexString(server.context().random().nextInt(0x10_0000));
        yield transfers.store(files, name, 0, replies.to("stou.go", name), secret);
      }
      default -> replies.to("unknown", verb);
    };
  }

  private String store(String name, long offset, boolean secret) throws IOException {
    return transfers.store(
        files, name, offset, replies.to("stor.go", name, ascii ? "ASCII" : "BINARY"), secret);
  }

  /** A listing; what does not exist has an empty one. */
  private String list(String argument, boolean namesOnly) {
    String options = argument.startsWith("-") ? argument.split(" ", 2)[0] : "";
    String path = argument.substring(options.length()).strip();
    boolean all = options.contains("a");
    String pattern = "*";
    String name = Paths.name(path);
    if (name.contains("*") || name.contains("?")) {
      pattern = name;
      path = path.substring(0, path.length() - name.length());
    }
    StringBuilder text = new StringBuilder();
    try {
      String folder = path.isEmpty() ? "." : path;
      if (all && !namesOnly && files.find(folder) instanceof Directory directory) {
        text.append(listing.line(".", directory)).append(listing.line("..", directory));
      }
      for (Map.Entry<String, FileNode> entry : files.entries(folder).entrySet()) {
        boolean shown = all || !entry.getKey().startsWith(".") || entry.getKey().equals(path);
        if (shown && Listing.matches(pattern, Paths.name(entry.getKey()))) {
          text.append(
              namesOnly ? entry.getKey() + "\r\n" : listing.line(entry.getKey(), entry.getValue()));
        }
      }
    } catch (FileFault e) {
      // As ls does for a server: nothing.
    }
    return text.toString();
  }

  private String allFacts(String argument) {
    StringBuilder text = new StringBuilder();
    try {
      files
          .entries(argument.isEmpty() ? "." : argument)
          .forEach((name, node) -> text.append(listing.facts(name, node)).append("\r\n"));
    } catch (FileFault e) {
      // As for LIST.
    }
    return text.toString();
  }

  @Override
  public void close() {
    channel.close();
    files.close();
  }
}
