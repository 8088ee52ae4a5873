package io.honeybee.transfer;

import io.honeybee.transfer.SftpHandles.Open;
import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileFault.Kind;
import io.honeybee.world.files.FileNode;
import io.honeybee.world.files.FileNode.Directory;
import io.honeybee.world.files.FileNode.RegularFile;
import io.honeybee.world.files.Paths;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SFTP version 3 (draft-ietf-secsh-filexfer-02) as OpenSSH's sftp-server speaks it, with its
 * extensions and texts.
 *
 * <p>Thread rule: one thread. Bounds: packets of 256 KiB, 100 handles, {@value #MAX_UPLOADS} files
 * opened for writing, paths of {@value #MAX_PATH_BYTES} bytes. A packet that cannot be read ends
 * the session.
 */
public final class SftpServer {
  private static final int MAX_UPLOADS = 500;
  private static final int MAX_DOWNLOADS_TOLD = 100;
  private static final int MAX_PATH_BYTES = 4_096;
  private static final int MAX_READ_BYTES = 255 * 1024;
  private static final int MAX_ENTRIES = 100;

  private static final int VERSION = 3;
  private static final int INIT = 1;
  private static final int STATUS = 101;
  private static final int HANDLE = 102;
  private static final int DATA = 103;
  private static final int NAME = 104;
  private static final int ATTRS = 105;

  private static final int FOR_WRITING = 2;
  private static final int APPEND = 4;
  private static final int CREATE = 8;
  private static final int TRUNCATE = 16;
  private static final int EXCLUSIVE = 32;

  private final Place place;
  private final InputStream in;
  private final OutputStream out;
  private final SftpHandles handles = new SftpHandles();
  private final SftpExtensions extensions;
  private int uploads;
  private int downloads;

  /**
   * @param recent whether to be the sftp-server of OpenSSH 9 rather than of 8
   */
  public SftpServer(Place place, boolean recent, InputStream in, OutputStream out) {
    this.place = place;
    this.in = in;
    this.out = out;
    this.extensions = new SftpExtensions(place, recent);
  }

  /** Serves until the client leaves; files that it left open are told of then. */
  public void serve() throws IOException {
    try {
      SftpRequest first = SftpRequest.read(in);
      if (first == null || first.type() != INIT) {
        return;
      }
      version();
      SftpRequest request = SftpRequest.read(in);
      while (request != null) {
        answer(request);
        request = SftpRequest.read(in);
      }
    } finally {
      handles.closeAll();
    }
  }

  private void version() throws IOException {
    // No number here: the version stands in its place.
    SftpReply reply = new SftpReply(2, VERSION);
    for (String[] extension : extensions.announced()) {
      reply.text(extension[0]).text(extension[1]);
    }
    reply.send(out);
  }

  private void answer(SftpRequest request) throws IOException {
    int id = request.number();
    try {
      answer(request, id).send(out);
    } catch (FileFault e) {
      status(id, SftpStatus.of(e)).send(out);
    }
  }

  private SftpReply answer(SftpRequest request, int id) throws IOException {
    return switch (request.type()) {
      case 3 -> open(id, path(request), request.number(), SftpAttributes.read(request));
      case 4 -> close(id, request.text());
      case 5 -> read(id, request.text(), request.longNumber(), request.number());
      case 6 -> write(id, request.text(), request.longNumber(), request.bytes());
      case 7 -> attributes(id, place.files().findLink(path(request)));
      case 8 -> handleAttributes(id, request.text());
      case 9 -> setAttributes(id, path(request), SftpAttributes.read(request));
      case 10 -> setHandleAttributes(id, request.text(), SftpAttributes.read(request));
      case 11 -> openDirectory(id, path(request));
      case 12 -> list(id, request.text());
      case 13 -> remove(id, path(request));
      case 14 -> makeDirectory(id, path(request), SftpAttributes.read(request));
      case 15 -> removeDirectory(id, path(request));
      case 16 -> name(id, place.files().realPath(path(request)));
      case 17 -> attributes(id, place.files().find(path(request)));
      case 18 -> rename(id, path(request), path(request));
      case 19 -> readLink(id, path(request));
      case 20 -> symbolicLink(id, request.text(), path(request));
      case 200 -> extended(id, request);
      default -> status(id, SftpStatus.UNSUPPORTED);
    };
  }

  private String path(SftpRequest request) throws IOException {
    String given = request.text();
    int end = given.indexOf('\0');
    String text = end < 0 ? given : given.substring(0, end);
    if (text.length() > MAX_PATH_BYTES) {
      throw new FileFault(Kind.NAME_TOO_LONG);
    }
    // Only the file system may take ".." away, since it knows the links.
    return text.startsWith("/") ? text : place.home() + "/" + text;
  }

  static SftpReply status(int id, SftpStatus status) throws IOException {
    return new SftpReply(STATUS, id).number(status.number()).text(status.text()).text("");
  }

  private static SftpReply ok(int id) throws IOException {
    return status(id, SftpStatus.OK);
  }

  static SftpReply name(int id, String path) throws IOException {
    return new SftpReply(NAME, id).number(1).text(path).text(path).number(0);
  }

  private static SftpReply attributes(int id, FileNode node) throws IOException {
    SftpReply reply = new SftpReply(ATTRS, id);
    SftpAttributes.write(node, reply);
    return reply;
  }

  private SftpReply handle(int id, Open opened) throws IOException {
    String handle = handles.add(opened);
    if (handle != null) {
      return new SftpReply(HANDLE, id).text(handle);
    }
    if (opened instanceof Open.Writing writing) {
      writing.file().finish();
    }
    return status(id, SftpStatus.FAILURE);
  }

  private SftpReply open(int id, String path, int flags, SftpAttributes wanted) throws IOException {
    if ((flags & FOR_WRITING) == 0) {
      String content = place.files().read(path);
      if (downloads++ < MAX_DOWNLOADS_TOLD) {
        place.events().downloaded(place.files().realPath(path));
      }
      return handle(id, new Open.Reading(path, content));
    }
    if (++uploads > MAX_UPLOADS) {
      return status(id, SftpStatus.FAILURE);
    }
    boolean exists = place.files().lookUp(path) != null;
    if (exists && (flags & CREATE) != 0 && (flags & EXCLUSIVE) != 0) {
      throw new FileFault(Kind.EXISTS);
    }
    if (!exists && (flags & CREATE) == 0) {
      throw new FileFault(Kind.NOT_FOUND);
    }
    String before = exists && (flags & TRUNCATE) == 0 ? place.files().read(path) : "";
    place.files().write(path, before);
    place.files().forgetWritten(path);
    if (!exists && wanted.mode() != null) {
      FileNode made = place.files().find(path);
      place.files().setAttributes(path, made.attributes().withMode(wanted.mode() & ~022));
    }
    UploadedFile file = new UploadedFile(place, place.files().realPath(path), before);
    return handle(id, new Open.Writing(file, (flags & APPEND) != 0));
  }

  private SftpReply close(int id, String handle) throws IOException {
    Open closed = handles.remove(handle);
    if (closed instanceof Open.Writing writing) {
      writing.file().finish();
    }
    return closed == null ? status(id, SftpStatus.NO_SUCH_FILE) : ok(id);
  }

  private SftpReply read(int id, String handle, long offset, int length) throws IOException {
    if (!(handles.get(handle) instanceof Open.Reading reading)) {
      return status(id, SftpStatus.FAILURE);
    }
    String content = reading.content();
    if (offset < 0 || offset >= content.length()) {
      return status(id, SftpStatus.EOF);
    }
    long most = Math.min(Integer.toUnsignedLong(length), MAX_READ_BYTES);
    int end = (int) Math.min(content.length(), offset + most);
    return new SftpReply(DATA, id).text(content.substring((int) offset, end));
  }

  private SftpReply write(int id, String handle, long offset, byte[] bytes) throws IOException {
    if (!(handles.get(handle) instanceof Open.Writing writing)) {
      return status(id, SftpStatus.FAILURE);
    }
    UploadedFile file = writing.file();
    boolean written = file.write(writing.append() ? file.size() : offset, bytes, bytes.length);
    return status(id, written ? SftpStatus.OK : SftpStatus.FAILURE);
  }

  private SftpReply handleAttributes(int id, String handle) throws IOException {
    return switch (handles.get(handle)) {
      case null -> status(id, SftpStatus.FAILURE);
      case Open.Reading reading -> attributes(id, place.files().find(reading.path()));
      case Open.Listing listing -> attributes(id, place.files().find(listing.path()));
      case Open.Writing writing -> attributes(id, place.files().find(writing.file().path()));
    };
  }

  private SftpReply setAttributes(int id, String path, SftpAttributes wanted) throws IOException {
    FileNode node = place.files().find(path);
    if (wanted.size().isPresent() && node instanceof RegularFile) {
      UploadedFile file = new UploadedFile(place, path, place.files().read(path));
      boolean resized = file.resize(wanted.size().getAsLong());
      file.finish();
      if (!resized) {
        return status(id, SftpStatus.FAILURE);
      }
      node = place.files().find(path);
    }
    place.files().setAttributes(path, wanted.over(node.attributes()));
    return ok(id);
  }

  private SftpReply setHandleAttributes(int id, String handle, SftpAttributes wanted)
      throws IOException {
    if (!(handles.get(handle) instanceof Open.Writing writing)) {
      return status(id, SftpStatus.FAILURE);
    }
    if (wanted.size().isPresent() && !writing.file().resize(wanted.size().getAsLong())) {
      return status(id, SftpStatus.FAILURE);
    }
    String path = writing.file().path();
    FileNode node = place.files().find(path);
    place.files().setAttributes(path, wanted.over(node.attributes()));
    return ok(id);
  }

  private SftpReply openDirectory(int id, String path) throws IOException {
    if (!(place.files().find(path) instanceof Directory directory)) {
      throw new FileFault(Kind.NOT_DIRECTORY);
    }
    List<String> names = new ArrayList<>(List.of(".", ".."));
    names.addAll(directory.children().keySet());
    return handle(id, new Open.Listing(path, names));
  }

  private SftpReply list(int id, String handle) throws IOException {
    if (!(handles.get(handle) instanceof Open.Listing listing)) {
      return status(id, SftpStatus.FAILURE);
    }
    LongName longNames = new LongName(place.files(), place.clock().instant());
    List<String> next = listing.names().subList(0, Math.min(MAX_ENTRIES, listing.names().size()));
    List<String> names = new ArrayList<>();
    List<FileNode> nodes = new ArrayList<>();
    for (String name : next) {
      FileNode node = entry(listing.path() + "/" + name);
      if (node != null) {
        names.add(name);
        nodes.add(node);
      }
    }
    next.clear();
    if (names.isEmpty()) {
      return status(id, SftpStatus.EOF);
    }
    SftpReply reply = new SftpReply(NAME, id).number(names.size());
    for (int i = 0; i < names.size(); i++) {
      reply.text(names.get(i)).text(longNames.of(names.get(i), nodes.get(i)));
      SftpAttributes.write(nodes.get(i), reply);
    }
    return reply;
  }

  private @Nullable FileNode entry(String path) {
    try {
      return place.files().findLink(path);
    } catch (FileFault e) {
      // Removed since the directory was opened.
      return null;
    }
  }

  private SftpReply remove(int id, String path) throws IOException {
    if (place.files().findLink(path) instanceof Directory) {
      throw new FileFault(Kind.IS_DIRECTORY);
    }
    place.files().remove(path);
    return ok(id);
  }

  private SftpReply makeDirectory(int id, String path, SftpAttributes wanted) throws IOException {
    place.files().makeDirectory(path);
    if (wanted.mode() != null) {
      FileNode made = place.files().find(path);
      place.files().setAttributes(path, made.attributes().withMode(wanted.mode() & ~022));
    }
    return ok(id);
  }

  private SftpReply removeDirectory(int id, String path) throws IOException {
    if (!(place.files().findLink(path) instanceof Directory directory)) {
      throw new FileFault(Kind.NOT_DIRECTORY);
    }
    if (!directory.children().isEmpty()) {
      throw new FileFault(Kind.NOT_EMPTY);
    }
    place.files().remove(path);
    return ok(id);
  }

  private SftpReply rename(int id, String from, String to) throws IOException {
    if (place.files().lookUp(to) != null) {
      place.files().findLink(from);
      throw new FileFault(Kind.EXISTS);
    }
    place.files().rename(from, to);
    return ok(id);
  }

  private SftpReply readLink(int id, String path) throws IOException {
    if (!(place.files().findLink(path) instanceof FileNode.Link link)) {
      throw new FileFault(Kind.INVALID);
    }
    return name(id, link.target());
  }

  /** OpenSSH takes the two paths in the order opposite to the draft's. */
  private SftpReply symbolicLink(int id, String target, String path) throws IOException {
    if (target.length() > MAX_PATH_BYTES) {
      throw new FileFault(Kind.NAME_TOO_LONG);
    }
    place.files().makeLink(path, target);
    return ok(id);
  }

  private SftpReply extended(int id, SftpRequest request) throws IOException {
    String name = request.text();
    return switch (extensions.announces(name) ? name : "") {
      case "posix-rename@openssh.com" -> {
        place.files().rename(path(request), path(request));
        yield ok(id);
      }
      case "hardlink@openssh.com" -> {
        FileNode node = place.files().findLink(path(request));
        place.files().copy(node, path(request));
        yield ok(id);
      }
      case "fsync@openssh.com" -> ok(id);
      case "lsetstat@openssh.com" -> setAttributes(id, path(request), SftpAttributes.read(request));
      case "expand-path@openssh.com" -> {
        String given = request.text();
        String path =
            given.equals("~") || given.startsWith("~/") ? place.home() + given.substring(1) : given;
        yield name(id, place.files().realPath(Paths.absolute(place.home(), path)));
      }
      default -> extensions.answer(id, name, request);
    };
  }
}
