package io.honeybee.pot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class LoginDeskTest {
  private static final InetAddress ALICE = InetAddress.ofLiteral("198.51.100.1");
  private static final InetAddress BOB = InetAddress.ofLiteral("198.51.100.2");

  private static LoginDesk desk(String policy) throws Exception {
    return new LoginDesk(LoginPolicy.parse(policy));
  }

  @Test
  void rootGetsInWithAnyPasswordButAnEmptyOne() throws Exception {
    LoginDesk desk = desk("root");
    assertThat(desk.admits(ALICE, "root", "x")).isTrue();
    assertThat(desk.admits(ALICE, "root", "")).isFalse();
    assertThat(desk.admits(ALICE, "admin", "x")).isFalse();
  }

  @Test
  void afterSomeTriesTheSamePasswordWorksAgainAndNoOther() throws Exception {
    LoginDesk desk = desk("after:3");
    assertThat(desk.admits(ALICE, "root", "a")).isFalse();
    assertThat(desk.admits(ALICE, "root", "b")).isFalse();
    assertThat(desk.admits(ALICE, "root", "c")).isTrue();
    assertThat(desk.admits(ALICE, "root", "d")).isFalse();
    assertThat(desk.admits(ALICE, "root", "c")).isTrue();
    assertThat(desk.admits(BOB, "root", "c")).isFalse();
  }

  @Test
  void listedCredentialsGetIn() throws Exception {
    LoginDesk desk = desk("list:root/toor, pi/raspberry");
    assertThat(desk.admits(ALICE, "pi", "raspberry")).isTrue();
    assertThat(desk.admits(ALICE, "pi", "toor")).isFalse();
    assertThat(desk("never").admits(ALICE, "pi", "raspberry")).isFalse();
    assertThat(desk("any").admits(ALICE, "guest", "x")).isTrue();
  }

  @Test
  void oneNetworkOfIpv6DoesNotMakeTheDeskForgetOthers() throws Exception {
    LoginDesk desk = desk("after:2");
    assertThat(desk.admits(ALICE, "root", "a")).isFalse();
    for (int i = 0; i < 11_000; i++) {
      InetAddress other = InetAddress.ofLiteral("2001:db8::" + Integer.toHexString(i));
      assertThat(desk.admits(other, "root", "")).isFalse();
    }
    assertThat(desk.admits(ALICE, "root", "b")).isTrue();
  }
}
