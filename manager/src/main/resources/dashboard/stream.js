// Server-sent events by fetch, since an EventSource does not tell why it was refused.

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15000;
const SILENCE_MS = 40000;

/**
 * Follows a stream until stopped, comes back after a loss, and goes on where it was.
 *
 * @param handlers event(object), state('live' | 'lost'), refused(status)
 * @returns a function that stops it
 */
export function follow(url, handlers) {
  let stopped = false;
  let controller = new AbortController();
  let lastId = null;
  let pause = FIRST_PAUSE_MS;

  async function once() {
    controller = new AbortController();
    const headers = { Accept: 'text/event-stream' };
    if (lastId !== null) {
      headers['Last-Event-ID'] = lastId;
    }
    let alive = setTimeout(() => controller.abort(), SILENCE_MS);
    try {
      const response = await fetch(url, { headers, signal: controller.signal, cache: 'no-store' });
      if (response.status === 401 || response.status === 403) {
        stopped = true;
        handlers.refused(response.status);
        return;
      }
      if (!response.ok) {
        throw new Error('status ' + response.status);
      }
      handlers.state('live');
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let buffer = '';
      for (;;) {
        const { done, value } = await reader.read();
        if (done) {
          return;
        }
        pause = FIRST_PAUSE_MS;
        clearTimeout(alive);
        alive = setTimeout(() => controller.abort(), SILENCE_MS);
        buffer += value;
        let end;
        while ((end = buffer.indexOf('\n\n')) >= 0) {
          take(buffer.slice(0, end));
          buffer = buffer.slice(end + 2);
        }
      }
    } finally {
      clearTimeout(alive);
    }
  }

  function take(block) {
    let data = null;
    for (const line of block.split('\n')) {
      if (line.startsWith('id: ')) {
        lastId = line.slice(4);
      } else if (line.startsWith('data: ')) {
        data = line.slice(6);
      }
    }
    if (data !== null) {
      handlers.event(JSON.parse(data));
    }
  }

  (async () => {
    while (!stopped) {
      try {
        await once();
      } catch {
        // Lost; it comes back below.
      }
      if (!stopped) {
        handlers.state('lost');
        await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
  })();

  return () => {
    stopped = true;
    controller.abort();
  };
}
