package io.honeybee.pot.http;

import java.util.List;
import java.util.Map;

/**
 * What a server pretends to be. Immutable.
 *
 * @param manner how it speaks
 * @param users the accounts that its logins know, beside the machine's people
 * @param answers by name
 * @param routes the first that fits is taken
 */
record Personality(
    String name,
    String manner,
    List<String> users,
    Map<String, Answer> answers,
    List<Route> routes) {

  /** All there are, in the order in which they are shown. */
  static final List<String> NAMES =
      List.of("nginx", "apache", "wordpress", "phpmyadmin", "router", "elasticsearch");

  Personality {
    users = List.copyOf(users);
    answers = Map.copyOf(answers);
    routes = List.copyOf(routes);
  }

  static Personality load(String name) {
    SiteFile file = new SiteFile(name);
    return new Personality(name, file.manner, file.users, file.answers, file.routes);
  }
}
