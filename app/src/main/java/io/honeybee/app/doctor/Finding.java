package io.honeybee.app.doctor;

import io.honeybee.runtime.text.Printable;
import java.time.Duration;

/**
 * One line of the report.
 *
 * @param step a word or two
 * @param text one sentence, printable
 * @param took since the line before it
 */
record Finding(String step, Verdict verdict, String text, Duration took) {

  Finding {
    // Certificates, reasons and process names are what others made them.
    text = Printable.escape(text);
  }
}
