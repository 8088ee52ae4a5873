package io.honeybee.runtime.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the key that an operator probably meant. */
final class NearestKey {
  private NearestKey() {}

  /** The known key nearest to a mistyped one, if any is near. */
  static Optional<String> of(String mistyped, Collection<String> known) {
    int near = Math.max(2, mistyped.length() / 2);
    return known.stream()
        .filter(key -> distance(mistyped, key) <= near)
        .min(
            Comparator.comparingInt((String key) -> distance(mistyped, key)).thenComparing(k -> k));
  }

  /** Levenshtein's edit distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
