package io.honeybee.bench.tells;

import io.honeybee.bench.tells.Finding.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Collects what was found. */
final class Findings {
  private static final int MOST_CHARS = 240;

  private final List<Finding> all = new ArrayList<>();

  /** One try: it is as at a real machine, or what was seen gives away that this is none. */
  void check(String name, boolean real, String seen) {
    String detail = KnownTells.ALL.getOrDefault(name, "");
    if (real) {
      all.add(new Finding(Verdict.OK, name, ""));
    } else if (detail.isEmpty()) {
      all.add(new Finding(Verdict.GIVEN_AWAY, name, cut(seen)));
    } else {
      all.add(new Finding(Verdict.KNOWN, name, detail));
    }
  }

  /** One try: the answer must be this. */
  void equal(String name, String real, String seen) {
    check(name, real.equals(seen), "'" + seen + "' rather than '" + real + "'");
  }

  void notTried(String name, String why) {
    all.add(new Finding(Verdict.NOT_TRIED, name, why));
  }

  List<Finding> all() {
    return List.copyOf(all);
  }

  private static String cut(String seen) {
    return seen.length() <= MOST_CHARS ? seen : seen.substring(0, MOST_CHARS) + "...";
  }
}
