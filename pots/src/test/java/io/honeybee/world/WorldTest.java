package io.honeybee.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final Instant SINCE = Instant.parse("2026-01-15T10:00:00Z");

  @Test
  void oneSeedAlwaysMakesTheSameMachine() {
    assertThat(World.generate(42, SINCE)).isEqualTo(World.generate(42, SINCE));
  }

  @Test
  void nodesDoNotLookAlike() {
    Set<String> looks = new HashSet<>();
    for (long seed = 0; seed < 200; seed++) {
      World world = World.generate(seed, SINCE);
      looks.add(world.hostName() + world.network().address() + world.bootedAt());
    }
    assertThat(looks).hasSize(200);
  }

  @Test
  void uptimeGrowsWithTime() {
    World world = World.generate(7, SINCE);
    Duration atFirst = world.uptime(SINCE);
    assertThat(atFirst).isGreaterThan(Duration.ofDays(5));
    assertThat(world.uptime(SINCE.plusSeconds(90))).isEqualTo(atFirst.plusSeconds(90));
  }

  @Test
  void whatBelongsTogetherAgrees() {
    for (long seed = 0; seed < 200; seed++) {
      World world = World.generate(seed, SINCE);
      boolean bookworm = world.distribution().codeName().equals("bookworm");
      assertThat(world.kernelRelease()).startsWith(bookworm ? "6.1." : "5.10.");
      assertThat(world.distribution().sshBanner()).contains(bookworm ? "deb12" : "deb11");
      assertThat(world.memory().freeKilobytes()).isPositive();
      assertThat(world.disk().usedPercent()).isBetween(5, 70);
      assertThat(world.network().broadcast()).endsWith(".255");
      assertThat(world.people()).isNotEmpty();
      assertThat(world.installedAt()).isBefore(world.bootedAt());
    }
  }

  @Test
  void linkLocalAddressFollowsFromTheMac() {
    Network network = new Network("eth0", "10.0.3.7", 24, "10.0.3.1", "52:54:00:0a:0b:0c");
    assertThat(network.linkLocal()).isEqualTo("fe80::5054:ff:fe0a:b0c");
    assertThat(network.netmask()).isEqualTo("255.255.255.0");
    assertThat(network.network()).isEqualTo("10.0.3.0");
  }

  @Test
  void routerIsTheGatewayOfItsServer() {
    for (long seed = 0; seed < 200; seed++) {
      World server = World.generate(seed, SINCE);
      World router = server.router();
      assertThat(router.network().address()).isEqualTo(server.network().gateway());
      assertThat(router.network().mac()).isNotEqualTo(server.network().mac());
      assertThat(router.hostName()).isNotEqualTo(server.hostName());
      assertThat(router.installedAt()).isBefore(router.bootedAt());
      assertThat(router.bootedAt()).isBefore(SINCE);
      assertThat(router.memory().freeKilobytes()).isPositive();
      assertThat(router.machine()).isIn("mips", "armv7l");
      assertThat(server.router()).isEqualTo(router);
    }
  }

  @Test
  void routersDoNotLookAlike() {
    Set<String> looks = new HashSet<>();
    for (long seed = 0; seed < 200; seed++) {
      World router = World.generate(seed, SINCE).router();
      looks.add(router.network().mac() + router.kernelVersion() + router.userland().busyBox());
    }
    assertThat(looks).hasSize(200);
  }
}
