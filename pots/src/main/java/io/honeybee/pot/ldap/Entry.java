package io.honeybee.pot.ldap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An entry of the directory. Immutable.
 *
 * @param dn as it is shown
 * @param attributes values by name
 * @param operational those of them that are shown only when asked for
 */
record Entry(
    String dn,
    DistinguishedName name,
    Map<String, List<String>> attributes,
    List<String> operational) {

  Entry {
    attributes = new LinkedHashMap<>(attributes);
    operational = List.copyOf(operational);
  }

  /** The values of an attribute, however its name is written; none when it has none. */
  List<String> values(String attribute) {
    Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(attributes);
    return byName.getOrDefault(attribute, List.of());
  }

  boolean isOperational(String attribute) {
    return operational.contains(attribute);
  }
}
