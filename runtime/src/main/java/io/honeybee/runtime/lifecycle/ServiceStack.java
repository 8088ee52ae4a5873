package io.honeybee.runtime.lifecycle;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts services in order and stops them in reverse. A failed start stops what had started.
 *
 * <p>Thread rule: safe for use by any thread; start and stop exclude each other.
 */
public final class ServiceStack implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceStack.class);

  private final String name;
  private final List<Service> services;
  private final Deque<Service> started = new ArrayDeque<>();

  public ServiceStack(String name, List<? extends Service> services) {
    this.name = name;
    this.services = List.copyOf(services);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized void start() throws IOException {
    for (Service service : services) {
      try {
        service.start();
        started.push(service);
      } catch (IOException | RuntimeException e) {
        stop();
        throw e;
      }
    }
  }

  @Override
  public synchronized void stop() {
    while (!started.isEmpty()) {
      Service service = started.pop();
      try {
        service.stop();
      } catch (RuntimeException e) {
        // One service that fails to stop must not keep the others running.
        LOG.error("{} did not stop cleanly", service.name(), e);
      }
    }
  }
}
