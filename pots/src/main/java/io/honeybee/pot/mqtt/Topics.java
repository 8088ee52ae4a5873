package io.honeybee.pot.mqtt;

/** Topic names and filters, MQTT 5.0 section 4.7. Stateless. */
final class Topics {
  /** As {@code TOPIC_HIERARCHY_LIMIT} of Mosquitto has it. */
  private static final int MAX_LEVELS = 200;

  private Topics() {}

  static boolean isName(String topic) {
    return !topic.isEmpty()
        && topic.indexOf('+') < 0
        && topic.indexOf('#') < 0
        && levels(topic) <= MAX_LEVELS;
  }

  static boolean isFilter(String filter) {
    if (filter.isEmpty() || levels(filter) > MAX_LEVELS) {
      return false;
    }
    String[] levels = filter.split("/", -1);
    for (int i = 0; i < levels.length; i++) {
      boolean hash = levels[i].indexOf('#') >= 0;
      boolean plus = levels[i].indexOf('+') >= 0;
      if ((hash && (levels[i].length() > 1 || i < levels.length - 1))
          || (plus && levels[i].length() > 1)) {
        return false;
      }
    }
    return true;
  }

  private static long levels(String topic) {
    return topic.chars().filter(c -> c == '/').count();
  }

  /** Whether a topic is one that a filter, which is one, wants. */
  static boolean matches(String filter, String topic) {
    boolean system = topic.startsWith("$");
    if (system != filter.startsWith("$")) {
      return false;
    }
    String[] wanted = filter.split("/", -1);
    String[] levels = topic.split("/", -1);
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].equals("#")) {
        return true;
      }
      if (i == levels.length || (!wanted[i].equals("+") && !wanted[i].equals(levels[i]))) {
        return false;
      }
    }
    return wanted.length == levels.length;
  }
}
