package io.honeybee.manager.api;

import io.honeybee.manager.events.EventStore;
import io.honeybee.manager.events.StoreCounters;
import io.honeybee.manager.fleet.Fleet;
import io.honeybee.manager.fleet.NodeView;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Counters in the Prometheus text form. Behind a token, which a scraper can be given. */
record MetricsEndpoint(EventStore events, Fleet fleet, StreamWatch watch)
    implements ViewerEndpoint {

  @Override
  public String path() {
    return "/metrics";
  }

  @Override
  public void answer(Call call) throws Problem {
    call.parameters().refuseOthers();
    call.response().header("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    call.response().send(text().getBytes(StandardCharsets.UTF_8));
  }

  private String text() {
    StoreCounters c = events.counters();
    List<NodeView> nodes = fleet.nodes();
    StringBuilder out = new StringBuilder(2048);
    counter(out, "events_received", "Events that nodes handed over.", c.received());
    counter(out, "events_stored", "Events that were new and are on disk.", c.stored());
    counter(out, "events_duplicate", "Events that were on disk already.", c.duplicates());
    counter(out, "events_rejected", "Events that the database refused.", c.rejected());
    family(out, "events_removed_total", "Events that went over a limit.", "counter");
    out.append("honeybee_events_removed_total{limit=\"age\"} ").append(c.removedByAge());
    out.append("\nhoneybee_events_removed_total{limit=\"size\"} ").append(c.removedBySize());
    out.append('\n');
    counter(out, "store_failed_writes", "Batches to be tried again.", c.failedWrites());
    gauge(out, "store_queue_events", "Events that wait for the disk.", c.queuedEvents());
    gauge(out, "store_queue_bytes", "What they weigh.", c.queuedBytes());
    gauge(out, "followers", "Live readers of events.", c.followers());
    counter(out, "followers_dropped", "Live readers that were too slow.", c.droppedFollowers());
    counter(out, "streams_cut", "Live readers that took nothing.", watch.cutStreams());
    gauge(out, "nodes", "Known nodes.", nodes.size());
    gauge(
        out,
        "nodes_connected",
        "Connected nodes.",
        nodes.stream().filter(NodeView::connected).count());
    return out.toString();
  }

  private static void counter(StringBuilder out, String name, String help, long value) {
    family(out, name + "_total", help, "counter");
    out.append("honeybee_").append(name).append("_total ").append(value).append('\n');
  }

  private static void gauge(StringBuilder out, String name, String help, long value) {
    family(out, name, help, "gauge");
    out.append("honeybee_").append(name).append(' ').append(value).append('\n');
  }

  private static void family(StringBuilder out, String name, String help, String type) {
    out.append("# HELP honeybee_").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE honeybee_").append(name).append(' ').append(type).append('\n');
  }
}
