package io.honeybee.manager.dashboard;

import io.honeybee.manager.access.Role;
import io.honeybee.manager.access.WebSession;
import java.util.Locale;

/** Parts of forms. Stateless. */
final class Forms {
  static final String CSRF = "csrf";

  private Forms() {}

  /** A form of somebody who is signed in, with the token of the session. */
  static Html post(WebSession session, String action, Object... parts) {
    return open(action, hidden(CSRF, session.csrfToken())).with(parts);
  }

  /** A form of somebody who is not. */
  static Html open(String action, Object... parts) {
    return Html.of("form", parts).attr("method", "post").attr("action", action);
  }

  static Html hidden(String name, String value) {
    return Html.of("input").attr("type", "hidden").attr("name", name).attr("value", value);
  }

  static Html submit(String words) {
    return Html.of("button", words).attr("type", "submit");
  }

  /** A labelled line to type in. */
  static Html text(String id, String label, String autocomplete) {
    return field(id, label, "text", autocomplete);
  }

  static Html password(String id, String label, String autocomplete) {
    return field(id, label, "password", autocomplete);
  }

  /** A one-time code. */
  static Html code(String id, String label) {
    return field(id, label, "text", "one-time-code");
  }

  private static Html field(String id, String label, String type, String autocomplete) {
    return Html.of(
            "div",
            Html.of("label", label).attr("for", id),
            Html.of("input")
                .attr("id", id)
                .attr("name", name(id))
                .attr("type", type)
                .attr("autocomplete", autocomplete)
                .attr("autocapitalize", "off")
                .attr("spellcheck", "false"))
        .attr("class", "field");
  }

  /** An id may say in which form a field is, before its name and a point. */
  private static String name(String id) {
    return id.substring(id.lastIndexOf('.') + 1);
  }

  /** A choice of roles. */
  static Html role(String id, Role chosen) {
    Html select = Html.of("select").attr("id", id).attr("name", name(id));
    for (Role role : Role.values()) {
      String word = word(role);
      select.with(Html.of("option", word).attr("value", word).flag("selected", role == chosen));
    }
    return Html.of("div", Html.of("label", "Role").attr("for", id), select).attr("class", "field");
  }

  static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** A role as a form sends it. */
  static Role role(String word) throws Refusal {
    for (Role role : Role.values()) {
      if (word(role).equals(word)) {
        return role;
      }
    }
    throw new Refusal(400, "A role is viewer, operator or admin.");
  }
}
