package io.honeybee.runtime.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CertificateWatchTest {

  @Test
  void everyCheckIsRunAgainAndAgainAlsoWhenOneFails() throws InterruptedException {
    CountDownLatch runs = new CountDownLatch(3);
    CertificateWatch watch =
        new CertificateWatch(
            "test watch",
            Duration.ofMillis(5),
            List.of(
                () -> {
                  throw new IllegalStateException("test");
                },
                runs::countDown));
    watch.start();
    assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
    watch.stop();
    watch.stop();
  }

  @Test
  void nothingIsCheckedBeforeTheStart() {
    AtomicInteger runs = new AtomicInteger();
    CertificateWatch watch =
        new CertificateWatch("test watch", Duration.ZERO, List.of(runs::incrementAndGet));
    watch.stop();
    assertThat(runs).hasValue(0);
  }
}
