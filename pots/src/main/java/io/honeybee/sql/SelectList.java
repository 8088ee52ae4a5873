package io.honeybee.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a {@code SELECT} asks for.
 *
 * @param items as they were written
 * @param from what follows {@code FROM}, in lower case; empty when there is none
 */
public record SelectList(List<Item> items, String from) {
  private static final int MAX_ITEMS = 256;

  public SelectList {
    items = List.copyOf(items);
  }

  /**
   * One of the expressions.
   *
   * @param expression as it was written
   * @param alias the name it is given; empty when it is given none
   */
  public record Item(String expression, String alias) {

    /** In lower case, without blanks before brackets. */
    public String lower() {
      return expression
          .toLowerCase(Locale.ROOT)
          .replace(" (", "(")
          .replace("( ", "(")
          .replace(" )", ")");
    }

    /** What it is named in the table that is answered. */
    public String title() {
      return alias.isEmpty() ? expression : alias;
    }
  }

  /** Reads a statement; empty when it is no {@code SELECT} or selects too much. */
  public static Optional<SelectList> of(SqlStatement statement, Dialect dialect) {
    String plain = statement.plain();
    if (!plain.regionMatches(true, 0, "select", 0, 6)) {
      return Optional.empty();
    }
    SqlScanner scanner = new SqlScanner(plain, dialect);
    List<Item> items = new ArrayList<>();
    int depth = 0;
    int begin = 6;
    int i = 6;
    while (i < plain.length()) {
      char c = plain.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0 && c == ',') {
        items.add(item(plain.substring(begin, i)));
        begin = i + 1;
        if (items.size() > MAX_ITEMS) {
          return Optional.empty();
        }
      } else if (depth == 0 && c == ' ' && endsList(plain, i + 1)) {
        break;
      }
      i = Math.max(i + 1, scanner.afterQuoted(i));
    }
    items.add(item(plain.substring(begin, i)));
    String rest = plain.substring(i).strip();
    boolean hasFrom = rest.regionMatches(true, 0, "from ", 0, 5);
    return Optional.of(
        new SelectList(items, hasFrom ? rest.substring(5).strip().toLowerCase(Locale.ROOT) : ""));
  }

  private static boolean endsList(String plain, int at) {
    for (String word : List.of("from ", "limit ", "into ", "where ", "order ", "union ")) {
      if (plain.regionMatches(true, at, word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }

  private static Item item(String written) {
    String text = written.strip();
    int as = text.toLowerCase(Locale.ROOT).lastIndexOf(" as ");
    if (as > 0 && text.indexOf(')', as) < 0) {
      return new Item(text.substring(0, as).strip(), SqlStatement.unquoted(text.substring(as + 4)));
    }
    return new Item(text, "");
  }
}
