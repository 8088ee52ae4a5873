package io.honeybee.node.intake;

import java.nio.file.Path;

/** A process that takes events until it is killed; it prints its port once it listens. */
final class KilledIntake {
  private KilledIntake() {}

  /**
   * @param args the directory
   */
  public static void main(String[] args) throws Exception {
    IntakeRig rig = IntakeRig.started(Path.of(args[0]));
    System.out.println(rig.address().getPort());
    System.out.flush();
    Thread.sleep(Long.MAX_VALUE);
  }
}
