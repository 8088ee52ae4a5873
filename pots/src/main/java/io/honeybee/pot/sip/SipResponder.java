package io.honeybee.pot.sip;

import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.UdpPot;
import io.honeybee.pot.UdpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Answers as Asterisk's chan_sip does.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class SipResponder implements UdpPot.Responder {
  private static final long MAX_NONCE = 1L << 32;

  /** How the programs of the SIPVicious suite name themselves. */
  private static final List<String> SIPVICIOUS =
      List.of("friendly-scanner", "sipvicious", "sundayddr");

  private final PotContext context;
  private final SipSettings settings;

  SipResponder(PotContext context, SipSettings settings) {
    this.context = context;
    this.settings = settings;
  }

  @Override
  public void respond(UdpRequest request) {
    Optional<SipRequest> sip = SipRequest.parse(request.data());
    if (sip.isEmpty()) {
      request.report(
          "request",
          new EventFields().text("data", request.data()).number("size", request.data().length));
      return;
    }
    report(request, sip.get());
    if (sip.get().isAnswerable()) {
      answer(request, sip.get());
    }
  }

  private static void report(UdpRequest request, SipRequest sip) {
    EventFields fields =
        new EventFields()
            .text("method", bytes(sip.method()))
            .text("url", bytes(sip.uri()))
            .text("from", bytes(sip.header("from")))
            .text("to", bytes(sip.header("to")))
            .text("version", bytes(sip.header("user-agent")))
            .number("size", request.data().length);
    String names = (sip.header("user-agent") + sip.header("from")).toLowerCase(Locale.ROOT);
    if (SIPVICIOUS.stream().anyMatch(names::contains)) {
      fields.text("tool", "sipvicious");
    }
    request.report("request", fields);
  }

  private void answer(UdpRequest request, SipRequest sip) {
    switch (sip.method()) {
      case "ACK" -> {
        // Ends an exchange; it is never answered.
      }
      case "OPTIONS" -> send(request, sip, "200 OK", "");
      case "REGISTER", "INVITE", "SUBSCRIBE", "MESSAGE", "PUBLISH" -> guarded(request, sip);
      case "BYE", "CANCEL", "INFO", "NOTIFY", "REFER", "UPDATE", "PRACK" ->
          send(request, sip, "481 Call leg/transaction does not exist", "");
      default -> send(request, sip, "501 Method Not Implemented", "");
    }
  }

  private void guarded(UdpRequest request, SipRequest sip) {
    String header = sip.header("authorization");
    Optional<DigestLogin> login =
        DigestLogin.parse(
            sip.method(), header.isEmpty() ? sip.header("proxy-authorization") : header);
    if (login.isEmpty()) {
      send(request, sip, "401 Unauthorized", challenge());
      return;
    }
    boolean admitted = settings.admits(login.get());
    report(request, sip, login.get(), admitted);
    if (!admitted) {
      send(request, sip, "403 Forbidden", "");
    } else if (sip.method().equals("REGISTER")) {
      String contact = sip.header("contact");
      send(
          request,
          sip,
          "200 OK",
          contact.isEmpty() ? "" : "Contact: " + contact + ";expires=3600\r\n");
    } else {
      send(request, sip, "404 Not Found", "");
    }
  }

  private static void report(
      UdpRequest request, SipRequest sip, DigestLogin login, boolean admitted) {
    EventFields fields =
        new EventFields()
            .text("username", bytes(login.user()))
            .text("realm", bytes(login.realm()))
            .text("method", bytes("digest"));
    login
        .crackable(sip.uri().replaceFirst("^sips?:", ""), request.source().getHostAddress())
        .ifPresent(hash -> fields.text("hash", bytes(hash)));
    request.report(
        admitted ? EventType.LOGIN_SUCCESS.verb() : EventType.LOGIN_FAILED.verb(), fields);
  }

  private String challenge() {
    return "WWW-Authenticate: Digest algorithm=MD5, realm=\"%s\", nonce=\"%08x\"\r\n"
        .formatted(settings.realm(), context.random().nextLong(MAX_NONCE));
  }

  private void send(UdpRequest request, SipRequest sip, String status, String extra) {
    String tag = "as%08x".formatted(context.random().nextLong(MAX_NONCE));
    new SipAnswer(status, tag, extra, settings.server())
        .write(sip, request.remote(), request.room())
        .ifPresent(request::answer);
  }

  private static byte[] bytes(String byteString) {
    return byteString.getBytes(StandardCharsets.ISO_8859_1);
  }
}
