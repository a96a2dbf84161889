// The desk in the browser: keys, links between cases and unsent text; what must not wait for the server.
const fields = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]';
const go = { m: 'mine', u: 'unassigned', f: 'funds', a: 'active', b: 'breached', w: 'waiting' };
const acts = { a: 'take', r: 'reply', n: 'note', e: 'solve' };
const prefix = 'dragoman-unsent:';
const nextKey = 'dragoman-next-after-reply';
let desk = null;
let going = 0;

export function start(dotnet) {
  desk = dotnet;
  document.addEventListener('keydown', onKey);
  document.addEventListener('click', onClick, true);
  document.addEventListener('input', onInput);
  const kept = Object.keys(sessionStorage).filter(k => k.startsWith(prefix)).map(k => {
    const [tab, number] = k.slice(prefix.length).split(':');
    return { number, tab, text: sessionStorage.getItem(k) };
  });
  return { nextAfterReply: localStorage.getItem(nextKey) !== 'off', kept };
}

export function stop() {
  document.removeEventListener('keydown', onKey);
  document.removeEventListener('click', onClick, true);
  document.removeEventListener('input', onInput);
  desk = null;
}

export function nextAfterReply(on) { localStorage.setItem(nextKey, on ? 'on' : 'off'); }

export function keep(key, text) {
  if (text) sessionStorage.setItem(prefix + key, text);
  else sessionStorage.removeItem(prefix + key);
}

export function modal(dialog) { if (dialog && !dialog.open) dialog.showModal(); }

/** The address, the title and the marked row follow the open case. */
export function opened(number, title) {
  const path = number ? `/desk/${number}` : '/desk';
  if (location.pathname !== path) history.replaceState(history.state, '', path);
  document.title = number ? `${number} · ${title}` : title;
  document.querySelectorAll('input[name=next]').forEach(i => { i.value = path; });
  mark(number)?.scrollIntoView({ block: 'nearest' });
  toEnd();
}

export function country(code, language) {
  try { return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code; }
  catch { return code; }
}

export function toEnd() {
  requestAnimationFrame(() => {
    const story = document.querySelector('.story');
    if (story) story.scrollTop = story.scrollHeight;
  });
}

// A case that has just been drawn shows its newest entry.
let shown = '';
new MutationObserver(() => {
  const story = document.querySelector('.story');
  const now = story ? `${story.dataset.number} ${story.dataset.version}` : '';
  if (now === shown) return;
  shown = now;
  if (story) story.scrollTop = story.scrollHeight;
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-number', 'data-version'] });

function mark(number) {
  let marked = null;
  for (const row of document.querySelectorAll('.case-row')) {
    const is = row.dataset.number === number;
    row.classList.toggle('opened', is);
    const link = row.querySelector('a');
    if (is) { link.setAttribute('aria-current', 'true'); marked = row; }
    else link.removeAttribute('aria-current');
  }
  return marked;
}

function onClick(event) {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !(event.target instanceof Element)) return;
  const link = event.target.closest('a[data-case]');
  if (link && desk) {
    event.preventDefault();
    mark(link.dataset.case);
    desk.invokeMethodAsync('Open', link.dataset.case);
    return;
  }
  const thumb = event.target.closest('a.thumb');
  const large = document.getElementById('large');
  if (thumb && large) {
    event.preventDefault();
    const picture = large.querySelector('img');
    picture.src = thumb.href;
    picture.alt = thumb.querySelector('img').alt;
    large.showModal();
  }
}

function onInput(event) {
  const key = event.target.dataset?.keep;
  if (key) keep(key, event.target.value);
}

function press(key) { desk?.invokeMethodAsync('Key', key); }

function onKey(event) {
  if (event.isComposing || !(event.target instanceof Element)) return;
  const field = event.target.closest(fields);
  if (field?.id === 'compose' && suggesting(event)) return;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    if (!event.target.closest('.composer')) return;
    event.preventDefault();
    press(event.shiftKey ? 'send-solve' : 'send');
    return;
  }
  if (document.querySelector('dialog[open]')) return;
  if (event.key === 'Escape') {
    if (field) field.blur();
    else press('close');
    return;
  }
  if (field || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = letter(event);
  if (going && Date.now() - going < 1500 && go[key]) { going = 0; event.preventDefault(); press(`view:${go[key]}`); return; }
  going = 0;
  if (key === 'g') { going = Date.now(); return; }
  if (key === 'j' || key === 'k') { event.preventDefault(); move(key === 'j' ? 1 : -1); return; }
  if (key === 'x') { event.preventDefault(); row()?.querySelector('.pick')?.click(); return; }
  if (key === '/') { event.preventDefault(); document.getElementById('search')?.select(); document.getElementById('search')?.focus(); return; }
  if (key === '?') { event.preventDefault(); press('help'); return; }
  if (acts[key]) { event.preventDefault(); press(acts[key]); }
}

/** The letter on the key, also where the keyboard writes another script. */
function letter(event) {
  if (/^[a-z/?]$/i.test(event.key)) return event.key.toLowerCase();
  if (event.code.startsWith('Key')) return event.code.slice(3).toLowerCase();
  return event.key;
}

function row() {
  return document.activeElement?.closest('.case-row') ?? document.querySelector('.case-row.opened');
}

function move(step) {
  const stops = [...document.querySelectorAll('.case-row > a, .list .more')];
  if (stops.length === 0) return;
  const focused = stops.indexOf(document.activeElement);
  const at = focused >= 0 ? focused : stops.indexOf(row()?.querySelector('a'));
  const next = stops[Math.max(0, Math.min(stops.length - 1, at + step))];
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

/** Arrows, Enter, Tab and Escape belong to the suggestions while they are shown. */
function suggesting(event) {
  const options = [...document.querySelectorAll('#suggest [role=option]')];
  if (options.length === 0 || event.ctrlKey || event.metaKey) return false;
  const at = options.findIndex(o => o.getAttribute('aria-selected') === 'true');
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    const next = (at + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % options.length;
    options.forEach((o, i) => o.setAttribute('aria-selected', i === next ? 'true' : 'false'));
    options[next].scrollIntoView({ block: 'nearest' });
    event.target.setAttribute('aria-activedescendant', options[next].id);
    return true;
  }
  if (event.key === 'Enter' || event.key === 'Tab') {
    event.preventDefault();
    options[Math.max(at, 0)].click();
    return true;
  }
  return false;
}
