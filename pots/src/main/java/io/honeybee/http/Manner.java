package io.honeybee.http;

import io.honeybee.http.HttpResponse.Shape;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one server product speaks HTTP: its name, the order of its headers, what it makes of each
 * fault, and the words of its errors. Data, read from {@code <name>.manner}. Immutable.
 */
public final class Manner {
  private static final int NOT_FOUND = 404;
  private static final int FIRST_ERROR = 400;
  private static final int PADDINGS = 6;

  private final MannerFile file;
  private final String server;
  private final RequestLimits limits;

  private Manner(MannerFile file, String server) {
    this.file = file;
    this.server = server;
    this.limits = file.limits();
  }

  /** The manner of that name. */
  public static Manner load(String name) {
    MannerFile file = new MannerFile(name);
    return new Manner(file, file.word("server", ""));
  }

  /** The same manner of a server that names itself so. */
  public Manner named(String name) {
    return new Manner(file, name);
  }

  /** How the server names itself; empty when it does not. */
  public String server() {
    return server;
  }

  RequestLimits limits() {
    return limits;
  }

  Rule rule(Fault fault) {
    return file.faults.getOrDefault(fault, new Rule.Answer(FIRST_ERROR));
  }

  /** What becomes of a method, where a site says nothing of its own. */
  public Rule method(String method) {
    Rule other = file.methods.getOrDefault("*", new Rule.Ignore());
    return file.methods.getOrDefault(method, other);
  }

  /** Whether it looks for the path before it looks at the method. */
  public boolean looksForPathFirst() {
    return file.word("path-first", "no").equals("yes");
  }

  /** The methods that it says it allows. */
  public String allow() {
    return file.word("allow", "");
  }

  /** Whether all answers have its own version, or that of the request. */
  boolean echoesVersion() {
    return file.word("version", "own").equals("echo");
  }

  /** How it says that a connection stays: {@code always}, {@code asked}, {@code never}. */
  String keep() {
    return file.word("keep", "asked");
  }

  String keepAliveHeader() {
    return file.word("keep-alive", "");
  }

  /** Bytes of a program's output above which it is sent in chunks. */
  int chunkOver() {
    return Integer.parseInt(file.word("chunk-over", "2000000000"));
  }

  boolean dates() {
    return !file.word("date", "yes").equals("no");
  }

  /** Whether it asks for the body of a client that waits to be asked. */
  boolean continues() {
    return !file.word("continue", "yes").equals("no");
  }

  /** Whether header names are written in lower case. */
  boolean lowerCase() {
    return file.word("header-case", "usual").equals("lower");
  }

  String reason(int status) {
    return file.reasons.getOrDefault(status, "Unknown");
  }

  /** The tag of a file; names the modification time and the size. */
  public Optional<String> etag() {
    return Optional.ofNullable(file.words.get("etag"));
  }

  /** Where a header comes among the others. */
  int place(String name) {
    List<String> order = file.order;
    int place = order.indexOf(name.toLowerCase(java.util.Locale.ROOT));
    return place >= 0 ? place : Math.max(0, order.indexOf("*"));
  }

  /** Whether errors go without what each answer has, as from a layer below. */
  boolean isBare(Fault fault) {
    return file.word("bare-faults", "no").equals("yes") && fault != Fault.BODY_TOO_LARGE;
  }

  /**
   * An error of the server's own.
   *
   * @param port where the client reached it
   */
  public HttpResponse error(int status, @Nullable RequestHead head, int port) {
    return page(status, "", head, port);
  }

  HttpResponse error(Fault fault, int status, @Nullable RequestHead head, int port) {
    HttpResponse page = page(status, fault.name(), head, port);
    return has("unsized", fault.name())
        ? page.with("Connection", "close").shaped(Shape.STREAM)
        : page.shaped(Shape.LAST);
  }

  private boolean has(String word, String wanted) {
    return List.of(file.word(word, "").split(" ", -1)).contains(wanted);
  }

  /** Whether answers to HEAD tell the length of errors. */
  boolean sizesErrorsOfHead() {
    return !has("unsized", "HEAD");
  }

  /** Whether the connection ends behind such a request, whatever the client wants. */
  boolean endsBehind(String method) {
    return has("ends-behind", method);
  }

  /** Whether it says of a part of a file that it has parts. */
  public boolean tellsRangesInParts() {
    return file.word("part-accepts", "yes").equals("yes");
  }

  /** Whether it compresses this content type. */
  boolean compresses(String type) {
    int end = type.indexOf(';');
    return has("gzip-types", end < 0 ? type : type.substring(0, end));
  }

  /** Whether it sends what it compresses in chunks, and with a weak tag. */
  boolean compressesInChunks() {
    return file.word("gzip", "sized").equals("chunked");
  }

  private HttpResponse page(int status, String fault, @Nullable RequestHead head, int port) {
    String code = Integer.toString(status);
    String usual = code + " " + reason(status);
    Map<String, String> values = new HashMap<>();
    values.put("status", code);
    values.put("reason", reason(status));
    values.put("server", server);
    boolean knowsHost = fault.isEmpty() || has("host-in", fault);
    address(values, knowsHost ? head : null, port);
    request(values, head);
    values.put("title", file.titles.getOrDefault(fault, usual));
    String text = file.texts.getOrDefault(fault, file.texts.getOrDefault(code, ""));
    values.put("text", Template.fill(text, values));
    String body = Template.fill(file.errorPage, values) + padding(head);
    HttpResponse page =
        new HttpResponse(
            status,
            "",
            List.of(new Header("Content-Type", file.word("error-type", "text/html"))),
            body.getBytes(StandardCharsets.ISO_8859_1),
            Shape.WHOLE);
    HttpResponse told =
        file.word("tell-allow", "").contains(code) ? page.with("Allow", allow()) : page;
    return file.word("last", "").contains(code) ? told.shaped(Shape.LAST) : told;
  }

  private void address(Map<String, String> values, @Nullable RequestHead head, int port) {
    String host = head == null ? "" : head.host();
    Escaping html = Escaping.HTML;
    values.put("host", host.isEmpty() ? "127.0.1.1" : html.escape(UrlText.name(host)));
    String usual = Integer.toString(host.isEmpty() ? port : 80);
    values.put("port", html.escape(UrlText.port(host).orElse(usual)));
  }

  private void request(Map<String, String> values, @Nullable RequestHead head) {
    Escaping html = Escaping.forType(file.word("error-type", "text/html"));
    values.put("method", head == null ? "" : html.escape(head.method()));
    values.put("url", head == null ? "" : html.escape(head.target()));
    values.put("path", head == null ? "" : html.escape(head.rawPath()));
    values.put("expect", head == null ? "" : html.escape(head.headers().text("Expect")));
  }

  /** What nginx adds for browsers that hide short errors. */
  private String padding(@Nullable RequestHead head) {
    String agents = file.word("padding-for", "");
    if (agents.isEmpty() || head == null) {
      return "";
    }
    String agent = head.headers().text("User-Agent");
    for (String name : agents.split(" ", -1)) {
      if (agent.contains(name)) {
        return (file.word("padding", "") + "\r\n").repeat(PADDINGS);
      }
    }
    return "";
  }

  /** What is not there. */
  public HttpResponse notFound(@Nullable RequestHead head, int port) {
    return error(NOT_FOUND, head, port);
  }
}
