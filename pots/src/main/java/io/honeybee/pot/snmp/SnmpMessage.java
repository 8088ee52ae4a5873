package io.honeybee.pot.snmp;

import io.honeybee.pot.snmp.BerInput.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message as an attacker sends it. Strings other than names are byte strings: one character, 0 to
 * 255, for each byte. Immutable.
 */
sealed interface SnmpMessage {
  int VERSION_1 = 0;
  int VERSION_2C = 1;
  int VERSION_3 = 3;

  /** More than any manager asks for at once. */
  int MAX_BINDINGS = 128;

  /**
   * Of version 1 (RFC 1157) or 2c (RFC 1901).
   *
   * @param version as on the wire
   */
  record ByCommunity(int version, String community, Pdu pdu) implements SnmpMessage {}

  /**
   * Of version 3 with the user-based security model (RFC 3412 section 6, RFC 3414 section 2.4).
   *
   * @param flags 1 authenticated, 2 encrypted, 4 reportable
   * @param discovery whether the sender does not know yet whom it asks
   */
  record ByUser(int flags, boolean discovery, String user) implements SnmpMessage {}

  /**
   * What is asked (RFC 3416 section 3).
   *
   * @param tag {@link Pdu#GET} and so on
   * @param first error status; of a bulk request how many are not repeated
   * @param second error index; of a bulk request how often the others are repeated
   */
  record Pdu(int tag, long id, long first, long second, List<Binding> bindings) {
    static final int GET = 0xA0;
    static final int GET_NEXT = 0xA1;
    static final int RESPONSE = 0xA2;
    static final int SET = 0xA3;
    static final int TRAP_1 = 0xA4;
    static final int GET_BULK = 0xA5;
    static final int INFORM = 0xA6;
    static final int TRAP_2 = 0xA7;
    static final int REPORT = 0xA8;

    public Pdu {
      bindings = List.copyOf(bindings);
    }
  }

  /**
   * A variable.
   *
   * @param name dotted
   * @param tag the value's
   * @param value the value's bytes
   */
  record Binding(String name, int tag, String value) {}

  /**
   * Reads a datagram.
   *
   * @throws Malformed when it is no message of SNMP
   */
  static SnmpMessage parse(byte[] data) throws Malformed {
    BerInput in = new BerInput(data).enter(BerInput.SEQUENCE);
    long version = in.integer();
    if (version == VERSION_1 || version == VERSION_2C) {
      return new ByCommunity((int) version, text(in.octets()), pdu(in));
    }
    if (version != VERSION_3) {
      throw new Malformed("version " + version);
    }
    BerInput header = in.enter(BerInput.SEQUENCE);
    header.integer();
    header.integer();
    byte[] flags = header.octets();
    BerInput security = new BerInput(in.octets()).enter(BerInput.SEQUENCE);
    byte[] engine = security.octets();
    security.integer();
    security.integer();
    byte[] user = security.octets();
    return new ByUser(flags.length == 0 ? 0 : flags[0], engine.length == 0, text(user));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static Pdu pdu(BerInput in) throws Malformed {
    int tag = in.tag();
    BerInput body = in.enter();
    if (tag < Pdu.GET || tag > Pdu.REPORT) {
      throw new Malformed("a PDU of tag " + tag);
    }
    if (tag == Pdu.TRAP_1) {
      // Has other fields, and nobody answers it.
      return new Pdu(tag, 0, 0, 0, List.of());
    }
    long id = body.integer();
    long first = body.integer();
    long second = body.integer();
    BerInput list = body.enter(BerInput.SEQUENCE);
    List<Binding> bindings = new ArrayList<>();
    while (list.hasMore()) {
      if (bindings.size() == MAX_BINDINGS) {
        throw new Malformed("more than " + MAX_BINDINGS + " variables");
      }
      BerInput binding = list.enter(BerInput.SEQUENCE);
      String name = binding.oid();
      int valueTag = binding.tag();
      bindings.add(new Binding(name, valueTag, text(binding.enter().rest())));
    }
    return new Pdu(tag, id, first, second, bindings);
  }
}
