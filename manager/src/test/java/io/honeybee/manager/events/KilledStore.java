package io.honeybee.manager.events;

import io.honeybee.manager.database.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;

/** A process that stores events until it is killed and prints the number of each that is stored. */
final class KilledStore {
  private KilledStore() {}

  /**
   * @param args the database, and the first number
   */
  public static void main(String[] args) throws Exception {
    EventStore store =
        new EventStore(
            Database.open(Path.of(args[0])),
            new StoreSettings(Path.of("unused"), 0, 0),
            InstantSource.system(),
            new Random(1));
    store.start();
    for (int i = Integer.parseInt(args[1]); ; i++) {
      int number = i;
      store.submit(
          Events.event(String.format("e%09d", number)),
          () -> {
            // Always nine digits, so that a line cut short by the kill is known.
            System.out.println(String.format("%09d", number));
            System.out.flush();
          });
    }
  }
}
