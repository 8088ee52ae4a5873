package io.honeybee.pot.snmp;

import io.honeybee.pot.AttackerText;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.UdpPot;
import io.honeybee.pot.UdpRequest;
import io.honeybee.pot.snmp.BerInput.Malformed;
import io.honeybee.pot.snmp.SnmpMessage.Binding;
import io.honeybee.pot.snmp.SnmpMessage.ByCommunity;
import io.honeybee.pot.snmp.SnmpMessage.ByUser;
import io.honeybee.pot.snmp.SnmpMessage.Pdu;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Answers those who know a community; says nothing to the others, as an agent does.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class SnmpResponder implements UdpPot.Responder {
  private final Agent agent;
  private final Set<String> communities;

  SnmpResponder(Agent agent, Set<String> communities) {
    this.agent = agent;
    this.communities = Set.copyOf(communities);
  }

  @Override
  public void respond(UdpRequest request) {
    EventFields fields = new EventFields();
    try {
      switch (SnmpMessage.parse(request.data())) {
        case ByCommunity message -> byCommunity(request, message, fields);
        case ByUser message -> byUser(request, message, fields);
      }
    } catch (Malformed e) {
      report(request, fields.text("operation", "malformed").text("data", request.data()));
    }
  }

  private void byCommunity(UdpRequest request, ByCommunity message, EventFields fields) {
    Pdu pdu = message.pdu();
    boolean known = communities.contains(AttackerText.decode(bytes(message.community())));
    fields
        .text("version", message.version() == SnmpMessage.VERSION_1 ? "1" : "2c")
        .text("community", bytes(message.community()))
        .flag("accepted", known)
        .text("operation", operation(pdu.tag()));
    List<Binding> bindings = pdu.bindings();
    if (!bindings.isEmpty()) {
      fields.names("oids", bindings.stream().map(Binding::name).toList());
    }
    if (pdu.tag() == Pdu.SET && !bindings.isEmpty()) {
      fields.names(
          "values", bindings.stream().map(b -> AttackerText.decode(bytes(b.value()))).toList());
    }
    report(request, fields);
    if (known) {
      agent
          .answer(message, request.room(), request.context().clock().instant())
          .ifPresent(request::answer);
    }
  }

  /**
   * The discovery of an engine (RFC 3414 section 4) takes a report that is longer than the request,
   * so there is none: a client that knows no engine gets no further.
   */
  private static void byUser(UdpRequest request, ByUser message, EventFields fields) {
    report(
        request,
        fields
            .text("version", "3")
            .text("operation", message.discovery() ? "discovery" : "request")
            .text("username", bytes(message.user()))
            .flag("authenticated", (message.flags() & 1) != 0)
            .flag("encrypted", (message.flags() & 2) != 0));
  }

  private static void report(UdpRequest request, EventFields fields) {
    request.report("request", fields.number("size", request.data().length));
  }

  private static byte[] bytes(String byteString) {
    return byteString.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String operation(int tag) {
    return switch (tag) {
      case Pdu.GET -> "get";
      case Pdu.GET_NEXT -> "getnext";
      case Pdu.RESPONSE -> "response";
      case Pdu.SET -> "set";
      case Pdu.GET_BULK -> "getbulk";
      case Pdu.INFORM -> "inform";
      case Pdu.REPORT -> "report";
      default -> "trap";
    };
  }
}
