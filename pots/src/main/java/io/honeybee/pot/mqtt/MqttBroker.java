package io.honeybee.pot.mqtt;

import io.honeybee.pot.LoginDesk;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.PotContext;
import io.honeybee.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** What the sessions of one pot share. Immutable, save for the desk, which any thread may use. */
final class MqttBroker {
  private static final long SALT = 0x6D717474L;
  private static final int STARTED_SECONDS = 11;
  private static final int SYS_SECONDS = 11;
  private static final int DEVICES = 3;

  private final PotContext context;
  private final LoginDesk desk;
  private final boolean anonymous;
  private final String version;
  private final Map<String, String> devices;

  MqttBroker(PotContext context, LoginPolicy login, boolean anonymous, String version) {
    this.context = context;
    this.desk = new LoginDesk(login);
    this.anonymous = anonymous;
    this.version = version;
    this.devices = devices(context.world());
  }

  /** Some devices of a small installation, always the same for a machine. */
  private static Map<String, String> devices(World world) {
    SplittableRandom random = new SplittableRandom(world.seed() ^ SALT);
    Map<String, String> messages = new LinkedHashMap<>();
    for (int i = 0; i < DEVICES; i++) {
      String device = "tasmota_%06X".formatted(random.nextInt(1 << 24));
      messages.put("tele/" + device + "/LWT", "Online");
      messages.put(
          "stat/" + device + "/STATUS5",
          "{\"StatusNET\":{\"Hostname\":\"%s\",\"IPAddress\":\"%s\",\"Gateway\":\"%s\"}}"
              .formatted(
                  device.replace('_', '-'), neighbour(world, random), world.network().gateway()));
    }
    messages.put("homeassistant/status", "online");
    return messages;
  }

  private static String neighbour(World world, SplittableRandom random) {
    String own = world.network().address();
    return own.substring(0, own.lastIndexOf('.') + 1) + random.nextInt(100, 250);
  }

  PotContext context() {
    return context;
  }

  LoginDesk desk() {
    return desk;
  }

  /** Whether clients without a user name get in. */
  boolean isAnonymous() {
    return anonymous;
  }

  /** The messages that subscribers get at once, by topic. */
  Map<String, String> retained() {
    Map<String, String> all = new LinkedHashMap<>();
    long up =
        Math.max(
            0,
            Duration.between(context.world().bootedAt(), context.clock().instant()).toSeconds()
                - STARTED_SECONDS);
    // Mosquitto says it again each sys_interval, so it grows in steps.
    long told = up / SYS_SECONDS * SYS_SECONDS;
    long messages = told / 10;
    all.put("$SYS/broker/version", "mosquitto version " + version);
    all.put("$SYS/broker/uptime", told + " seconds");
    all.put("$SYS/broker/clients/total", "4");
    all.put("$SYS/broker/clients/maximum", "5");
    all.put("$SYS/broker/clients/active", "4");
    all.put("$SYS/broker/clients/connected", "4");
    all.put("$SYS/broker/messages/stored", Integer.toString(devices.size() + 38));
    all.put("$SYS/broker/store/messages/count", Integer.toString(devices.size() + 38));
    all.put("$SYS/broker/subscriptions/count", "9");
    all.put("$SYS/broker/retained messages/count", Integer.toString(devices.size() + 42));
    all.put("$SYS/broker/messages/received", Long.toString(messages));
    all.put("$SYS/broker/messages/sent", Long.toString(messages * 2));
    all.put("$SYS/broker/publish/messages/received", Long.toString(messages * 3 / 4));
    all.put("$SYS/broker/publish/messages/sent", Long.toString(messages * 5 / 4));
    all.put("$SYS/broker/bytes/received", Long.toString(messages * 57));
    all.put("$SYS/broker/bytes/sent", Long.toString(messages * 103));
    all.putAll(devices);
    return all;
  }
}
