package io.honeybee.app.doctor;

import java.time.Duration;
import java.util.List;

/** Shows findings as they come. */
interface DoctorOutput {

  /** What is about to happen, in one line. */
  void plan(String text, boolean besideRunningNode);

  void finding(Finding finding);

  /** The end. */
  void summary(List<Finding> all, Duration took);
}
