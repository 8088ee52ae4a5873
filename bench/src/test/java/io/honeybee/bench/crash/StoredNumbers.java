package io.honeybee.bench.crash;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a stopped manager has in its store. Stateless. */
final class StoredNumbers {
  private static final Pattern NUMBER = Pattern.compile("\"(?:n|password)\":\"n(\\d+)\"");

  private StoredNumbers() {}

  /** How often each number is there. */
  static Map<Integer, Integer> in(Path database) throws SQLException {
    Map<Integer, Integer> times = new HashMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        PreparedStatement select =
            connection.prepareStatement("SELECT data FROM events WHERE event_type IN (?, ?)")) {
      select.setString(1, IntakeSender.EVENT_TYPE);
      select.setString(2, TelnetSender.EVENT_TYPE);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Matcher number = NUMBER.matcher(rows.getString(1));
          if (number.find()) {
            times.merge(Integer.parseInt(number.group(1)), 1, Integer::sum);
          }
        }
      }
    }
    return times;
  }
}
