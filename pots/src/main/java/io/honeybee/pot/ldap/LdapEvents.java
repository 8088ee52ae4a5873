package io.honeybee.pot.ldap;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.SessionEvents;
import java.nio.charset.StandardCharsets;

/** Reports what one client does. Thread rule: the connection's own thread. */
final class LdapEvents {
  /** A lookup that a vulnerable logger was to make (CVE-2021-44228), in a name or a filter. */
  private static final String LOOKUP = "${jndi:";

  private final SessionEvents events;

  LdapEvents(SessionEvents events) {
    this.events = events;
  }

  void search(SearchRequest search) {
    StringBuilder filter = new StringBuilder();
    search.filter().write(filter, EventFields.MAX_INPUT_BYTES);
    EventFields fields =
        new EventFields()
            .text(LdapPotType.DN.name(), latin1(search.base()))
            .text(LdapPotType.SCOPE.name(), search.scopeName())
            .text(
                LdapPotType.FILTER.name(), latin1(filter.toString()), EventFields.MAX_INPUT_BYTES);
    if (!search.attributes().isEmpty()) {
      fields.names(LdapPotType.ATTRIBUTES.name(), search.attributes());
    }
    report(LdapPotType.SEARCH.verb(), fields, search.base() + filter);
  }

  void operation(String name, String dn) {
    EventFields fields =
        new EventFields()
            .text(LdapPotType.OPERATION.name(), name)
            .text(LdapPotType.DN.name(), latin1(dn));
    report(LdapPotType.REQUEST.verb(), fields, dn);
  }

  private void report(String verb, EventFields fields, String text) {
    events.report(verb, text.contains(LOOKUP) ? fields.techniques("T1190") : fields);
  }

  /** A bind whose proof cannot be right, since nobody's secret is known here. */
  void refused(String user, String method, EventFields fields) {
    events.report(
        EventType.LOGIN_FAILED.verb(),
        fields
            .text(EventField.USERNAME.name(), latin1(user))
            .text(EventField.METHOD.name(), latin1(method)));
  }

  static byte[] latin1(String bytes) {
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }
}
