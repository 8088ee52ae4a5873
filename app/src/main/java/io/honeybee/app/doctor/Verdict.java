package io.honeybee.app.doctor;

/** What became of a step. */
enum Verdict {
  OK,
  /** It works, but somebody should look. */
  WARN,
  /** Something is wrong, and the text says how to mend it. */
  FAIL,
  /** Not checked, and the text says why. */
  SKIP
}
