package io.honeybee.pot.sip;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes an answer in the longest form that fits: what a server says of itself goes first, then the
 * addresses added to Via, then the long names of the headers. Immutable.
 *
 * @param status code and reason
 * @param tag added to {@code To} unless it has one
 * @param extra headers that must be there, each with its end of line
 * @param server the {@code Server} header's value
 */
record SipAnswer(String status, String tag, String extra, String server) {
  private static final String ABOUT =
      """
      Allow: INVITE, ACK, CANCEL, OPTIONS, BYE, REFER, SUBSCRIBE, NOTIFY, INFO, PUBLISH, MESSAGE
      Supported: replaces, timer
      """;
  private static final Pattern RPORT = Pattern.compile(";rport(?=;|,|$)");

  /** The forms, the longest first. */
  private enum Form {
    FULL,
    WITHOUT_ABILITIES,
    WITHOUT_RECEIVED,
    WITHOUT_SERVER,
    COMPACT
  }

  /** The answer to a request that is answerable; empty when not even its shortest form fits. */
  Optional<byte[]> write(SipRequest request, InetSocketAddress peer, int room) {
    for (Form form : Form.values()) {
      byte[] bytes = text(request, peer, form).getBytes(StandardCharsets.ISO_8859_1);
      if (bytes.length <= room) {
        return Optional.of(bytes);
      }
    }
    return Optional.empty();
  }

  private String text(SipRequest request, InetSocketAddress peer, Form form) {
    boolean compact = form == Form.COMPACT;
    StringBuilder out = new StringBuilder("SIP/2.0 ").append(status).append("\r\n");
    List<String> vias = request.all("via");
    for (int i = 0; i < vias.size(); i++) {
      boolean marked = i == 0 && form.compareTo(Form.WITHOUT_RECEIVED) < 0;
      header(out, compact ? "v" : "Via", marked ? received(vias.get(i), peer) : vias.get(i));
    }
    String to = request.header("to");
    header(out, compact ? "f" : "From", request.header("from"));
    header(out, compact ? "t" : "To", to.contains(";tag=") ? to : to + ";tag=" + tag);
    header(out, compact ? "i" : "Call-ID", request.header("call-id"));
    header(out, "CSeq", request.header("cseq"));
    if (form.compareTo(Form.WITHOUT_SERVER) < 0) {
      header(out, "Server", server);
    }
    if (form == Form.FULL) {
      out.append(ABOUT);
    }
    out.append(extra);
    header(out, compact ? "l" : "Content-Length", "0");
    return out.append("\r\n").toString();
  }

  private static void header(StringBuilder out, String name, String value) {
    out.append(name).append(": ").append(value).append("\r\n");
  }

  /** RFC 3581 section 4. */
  private static String received(String via, InetSocketAddress peer) {
    String address = ";received=" + peer.getAddress().getHostAddress();
    return RPORT.matcher(via).replaceFirst(address + ";rport=" + peer.getPort());
  }
}
