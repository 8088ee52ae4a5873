// Attacker text made visible: nothing that is not plainly printable stays as it is.

/** The text with control, format and lone surrogate characters shown as escapes. */
export function visible(value, maxChars = 4000) {
  const text = typeof value === 'string' ? value : JSON.stringify(value) ?? '';
  let out = '';
  let count = 0;
  for (const c of text) {
    if (++count > maxChars) {
      return out + '…';
    }
    const code = c.codePointAt(0);
    if (code < 0x20 || code === 0x7f) {
      out += '\\x' + code.toString(16).padStart(2, '0');
    } else if (/[\p{C}\p{Zl}\p{Zp}]/u.test(c)) {
      out += '\\u{' + code.toString(16) + '}';
    } else {
      out += c;
    }
  }
  return out;
}

/** What happened, in a few words. */
export function summary(event) {
  const d = event.data ?? {};
  const has = (name) => d[name] !== undefined && d[name] !== null;
  if (has('username') || has('password')) {
    return visible(d.username ?? '', 60) + ' / ' + visible(d.password ?? d.fingerprint ?? '', 120);
  }
  for (const name of ['input', 'url', 'filename', 'version', 'description', 'message']) {
    if (has(name)) {
      return visible(d[name], 300);
    }
  }
  if (has('duration')) {
    return visible(d.duration, 20) + ' s';
  }
  return '';
}

/** The class of an event, for its colour; its name says the same. */
export function kind(type) {
  if (/login\.success$/.test(type)) return 'in';
  if (/login\./.test(type)) return 'try';
  if (/command\./.test(type)) return 'act';
  if (/(download|upload|tunnel|tcpip)/.test(type)) return 'move';
  return 'other';
}

/** The local time of day, with the date when it is not today. */
export function time(iso) {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) {
    return visible(iso, 40);
  }
  const clock = at.toLocaleTimeString([], { hour12: false });
  return at.toDateString() === new Date().toDateString()
    ? clock
    : at.toLocaleDateString([], { month: 'short', day: '2-digit' }) + ' ' + clock;
}
