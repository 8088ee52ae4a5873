package io.honeybee.pot.snmp;

import io.honeybee.pot.snmp.SnmpMessage.Binding;
import io.honeybee.pot.snmp.SnmpMessage.ByCommunity;
import io.honeybee.pot.snmp.SnmpMessage.Pdu;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers as an agent that holds no more than the system group (RFC 3416 section 4.2; RFC 1157
 * section 4.1 for version 1). What would be longer than the request is answered {@code tooBig}, as
 * the standard says of an answer that a transport cannot carry.
 *
 * <p>Immutable; any thread.
 */
record Agent(SystemGroup system) {
  private static final int TOO_BIG = 1;
  private static final int NO_SUCH_NAME = 2;
  private static final int NOT_WRITABLE = 17;
  private static final int NO_SUCH_OBJECT = 0x80;
  private static final int END_OF_MIB = 0x82;

  /**
   * The answer.
   *
   * @param room bytes that it may have
   * @return empty when nobody would answer
   */
  Optional<byte[]> answer(ByCommunity message, int room, Instant now) {
    Pdu pdu = message.pdu();
    byte[] answer =
        switch (pdu.tag()) {
          case Pdu.GET -> get(message, now);
          case Pdu.GET_NEXT, Pdu.GET_BULK -> next(message, now);
          case Pdu.SET ->
              pdu(message, message.version() == 0 ? NO_SUCH_NAME : NOT_WRITABLE, 1, echoed(pdu));
          default -> new byte[0];
        };
    if (answer.length == 0) {
      return Optional.empty();
    }
    if (answer.length > room) {
      // Version 1 repeats the variables, later ones leave them out.
      List<byte[]> variables = message.version() == 0 ? echoed(pdu) : List.of();
      answer = pdu(message, TOO_BIG, 0, variables);
    }
    return answer.length > room ? Optional.empty() : Optional.of(answer);
  }

  private byte[] get(ByCommunity message, Instant now) {
    List<byte[]> variables = new ArrayList<>();
    int index = 1;
    for (Binding binding : message.pdu().bindings()) {
      Optional<byte[]> value = system.value(binding.name(), now);
      if (value.isEmpty() && message.version() == 0) {
        return pdu(message, NO_SUCH_NAME, index, echoed(message.pdu()));
      }
      variables.add(
          variable(binding.name(), value.orElseGet(() -> BerOutput.element(NO_SUCH_OBJECT))));
      index++;
    }
    return pdu(message, 0, 0, variables);
  }

  /** A bulk request gets each variable once: more seldom fits its own length. */
  private byte[] next(ByCommunity message, Instant now) {
    List<byte[]> variables = new ArrayList<>();
    int index = 1;
    for (Binding binding : message.pdu().bindings()) {
      Optional<String> name = system.next(binding.name());
      if (name.isEmpty() && message.version() == 0) {
        return pdu(message, NO_SUCH_NAME, index, echoed(message.pdu()));
      }
      variables.add(
          variable(
              name.orElse(binding.name()),
              name.flatMap(n -> system.value(n, now))
                  .orElseGet(() -> BerOutput.element(END_OF_MIB))));
      index++;
    }
    return pdu(message, 0, 0, variables);
  }

  private static List<byte[]> echoed(Pdu pdu) {
    return pdu.bindings().stream()
        .map(b -> variable(b.name(), BerOutput.element(b.tag(), bytes(b.value()))))
        .toList();
  }

  private static byte[] bytes(String byteString) {
    return byteString.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] variable(String name, byte[] value) {
    return BerOutput.element(BerInput.SEQUENCE, ObjectName.encode(name), value);
  }

  private static byte[] pdu(ByCommunity message, int status, int index, List<byte[]> variables) {
    return BerOutput.element(
        BerInput.SEQUENCE,
        BerOutput.number(BerInput.INTEGER, message.version()),
        BerOutput.element(BerInput.OCTETS, bytes(message.community())),
        BerOutput.element(
            Pdu.RESPONSE,
            BerOutput.number(BerInput.INTEGER, message.pdu().id()),
            BerOutput.number(BerInput.INTEGER, status),
            BerOutput.number(BerInput.INTEGER, index),
            BerOutput.element(BerInput.SEQUENCE, variables.toArray(byte[][]::new))));
  }
}
