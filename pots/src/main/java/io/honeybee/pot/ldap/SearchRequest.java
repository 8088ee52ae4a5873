package io.honeybee.pot.ldap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A search, RFC 4511 section 4.5.1.
 *
 * @param scope 0 for the base alone, 1 for what is right below, 2 for all
 * @param sizeLimit entries that the client wants at the most; 0 for all
 * @param typesOnly whether values are left out
 */
record SearchRequest(
    String base,
    int scope,
    int sizeLimit,
    boolean typesOnly,
    Filter filter,
    List<String> attributes) {
  private static final int MAX_ATTRIBUTES = 1_000;

  static SearchRequest read(BerReader in) throws MalformedBer {
    String base = in.octets();
    int scope = in.number(BerReader.ENUMERATED);
    in.number(BerReader.ENUMERATED);
    int sizeLimit = in.number(BerReader.INTEGER);
    in.number(BerReader.INTEGER);
    boolean typesOnly = in.bool();
    Filter filter = Filter.read(in, Filter.MAX_DEPTH);
    List<String> attributes = new ArrayList<>();
    BerReader list = in.enter(BerReader.SEQUENCE);
    while (list.hasMore()) {
      if (attributes.size() == MAX_ATTRIBUTES) {
        throw new MalformedBer("too many attributes are asked for");
      }
      attributes.add(list.octets());
    }
    if (scope < 0 || scope > 3 || sizeLimit < 0) {
      throw new MalformedBer("a search has no such scope or limit");
    }
    return new SearchRequest(base, scope, sizeLimit, typesOnly, filter, List.copyOf(attributes));
  }

  String scopeName() {
    return switch (scope) {
      case 0 -> "base";
      case 1 -> "one";
      default -> "sub";
    };
  }

  /** Whether an attribute of an entry is to be shown. */
  boolean wants(Entry entry, String attribute, boolean everything) {
    boolean named = attributes.stream().anyMatch(attribute::equalsIgnoreCase);
    boolean all = attributes.isEmpty() || attributes.contains("*");
    if (entry.isOperational(attribute)) {
      return named || attributes.contains("+") || (everything && all);
    }
    return named || all;
  }

  /** An entry as the answer to it. */
  String show(Entry entry, BerWriter ber, boolean everything) {
    StringBuilder list = new StringBuilder();
    for (Map.Entry<String, List<String>> attribute : entry.attributes().entrySet()) {
      if (wants(entry, attribute.getKey(), everything)) {
        StringBuilder values = new StringBuilder();
        if (!typesOnly) {
          attribute.getValue().forEach(value -> values.append(ber.octets(value)));
        }
        list.append(ber.sequence(ber.octets(attribute.getKey()) + ber.set(values.toString())));
      }
    }
    return ber.element(0x64, ber.octets(entry.dn()) + ber.sequence(list.toString()));
  }
}
