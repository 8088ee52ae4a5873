// The page: nodes, and events as they come. All text goes in as text, never as markup.
import { visible, summary, kind, time } from './text.js';
import { follow } from './stream.js';

const MAX_ROWS = 300;
const NODES_EVERY_MS = 5000;
const $ = (id) => document.getElementById(id);

let stopStream = () => {};
let nodesTimer = 0;
let gone = false;
let paused = false;
let held = [];
let seen = new Set();
let names = new Map();
let count = 0;

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== undefined) {
    made.textContent = text;
  }
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  return made;
}

async function ask(path) {
  const response = await fetch(path, { cache: 'no-store' });
  if (response.status === 401) {
    leave();
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Error(problem.detail ?? 'the manager answered ' + response.status);
  }
  return response.json();
}

// Nodes

async function refreshNodes() {
  clearTimeout(nodesTimer);
  try {
    if (!document.hidden) {
      showNodes((await ask('/api/v1/nodes')).nodes);
    }
  } catch {
    // The stream's state tells that the manager is away.
  }
  if (!gone) {
    nodesTimer = setTimeout(refreshNodes, NODES_EVERY_MS);
  }
}

function showNodes(nodes) {
  names = new Map(nodes.map((node) => [node.node_id, node.node_name]));
  const up = nodes.filter((node) => node.connected).length;
  $('nodes-count').textContent = nodes.length ? up + ' of ' + nodes.length + ' connected' : '';
  $('no-nodes').hidden = nodes.length > 0;
  $('nodes').replaceChildren(...nodes.map(nodeRow));
}

function nodeRow(node) {
  const row = element('tr');
  const name = element('td', visible(node.node_name, 80));
  name.append(' ', element('small', node.node_type));
  name.title = node.node_id;
  const words = node.connected ? node.status : 'not connected';
  const state = element('td', words, {
    class: 'state',
    'data-good': String(node.connected && node.status === 'Running'),
  });
  if (node.last_error) {
    state.append(element('br'), element('small', visible(node.last_error, 160)));
  }
  const pots = element('td');
  node.pots.forEach((pot, i) => {
    pots.append(
      i > 0 ? ', ' : '',
      visible(pot.pot_id, 60),
      ' ',
      element('small', pot.status, {
        class: 'state',
        'data-good': String(pot.status !== 'Failed'),
        title: pot.message ? visible(pot.message, 300) : '',
      }));
  });
  row.append(
    name,
    state,
    pots,
    element('td', node.remote_address ? visible(node.remote_address, 60) : '–'),
    element('td', time(node.last_seen)));
  return row;
}

// Events

function arrive(event) {
  const key = event.node_id + ' ' + event.event_id;
  if (seen.has(key)) {
    return;
  }
  seen.add(key);
  count++;
  if (paused) {
    held.push(event);
    held = held.slice(-MAX_ROWS);
  } else {
    putOnTop(event);
  }
  tell();
}

function putOnTop(event) {
  const rows = $('rows');
  rows.prepend(eventRow(event));
  while (rows.children.length > MAX_ROWS) {
    rows.lastElementChild.remove();
  }
  if (seen.size > 20 * MAX_ROWS) {
    seen = new Set([...seen].slice(-2 * MAX_ROWS));
  }
}

function tell() {
  $('no-events').hidden = count > 0;
  $('events-count').textContent = paused && held.length ? held.length + ' waiting' : '';
}

function eventRow(event) {
  const row = element('tr');
  const at = element('td');
  const open = element('button', time(event.timestamp), { class: 'open', type: 'button', title: event.timestamp });
  open.setAttribute('aria-label', 'Details of the event of ' + time(event.timestamp));
  open.addEventListener('click', () => showDetails(event));
  at.append(open);
  const data = event.data ?? {};
  const pot = element('td', visible(event.pot_id, 60));
  pot.append(' ', element('small', visible(names.get(event.node_id) ?? event.node_id, 60)));
  row.append(
    at,
    element('td', visible(event.event_type, 80), { class: 'kind', 'data-kind': kind(event.event_type) }),
    element('td', visible(data.src_ip ?? '', 60)),
    element('td', summary(event)),
    pot);
  return row;
}

function showDetails(event) {
  const fields = [];
  const add = (name, value) => fields.push(element('dt', visible(name, 100)), element('dd', visible(value, 70000)));
  for (const name of ['event_type', 'timestamp', 'pot_id', 'pot_type', 'node_id', 'event_id']) {
    add(name, event[name]);
  }
  Object.entries(event.data ?? {}).forEach(([name, value]) => add(name, value));
  $('fields').replaceChildren(...fields);
  $('details').showModal();
}

function setPaused(now) {
  paused = now;
  $('pause').setAttribute('aria-pressed', String(now));
  $('pause').textContent = now ? 'Go on' : 'Pause';
  if (!now) {
    held.splice(0).forEach(putOnTop);
  }
  tell();
}

// Coming and going

async function enter() {
  // The stream first: what comes while the past is read is known twice rather than not at all.
  const early = [];
  let past = false;
  stopStream = follow('/api/v1/events/stream', {
    event: (event) => (past ? arrive(event) : early.push(event)),
    state,
    refused: leave,
  });
  try {
    // The nodes before the events, whose rows show their names.
    await refreshNodes();
    (await ask('/api/v1/events?limit=100')).events.reverse().forEach(arrive);
  } catch {
    // The stream tells.
  }
  past = true;
  early.forEach(arrive);
  tell();
}

function state(now) {
  $('link').dataset.state = now;
  $('link').textContent = now === 'live' ? 'live' : 'the manager is away, trying again';
}

// The session ended: the place to sign in is another page.
function leave() {
  gone = true;
  stopStream();
  clearTimeout(nodesTimer);
  location.assign('/login');
}

$('pause').addEventListener('click', () => setPaused(!paused));
$('close').addEventListener('click', () => $('details').close());
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && !gone) {
    refreshNodes();
  }
});

enter();
