// What the preview shows on top of a page: that this is a preview, what the page's state is, what is wrong with
// the site, and that the server is gone. All text goes in as text, never as HTML.
//
// It lives in a closed shadow root with a constructed style sheet: the page's styles do not reach it, its
// Content-Security-Policy does not forbid it, and it is not printed.
//
// Words come from the server, in its language; {n} is filled in here:
//   lost              the server is gone, trying to reach it again
//   title             heading of the list of what is wrong
//   errors, warnings  {n} errors, {n} warnings
//   error, warning    labels of one problem
//   help              label of the advice
//   open_page         link to the page that a problem is about
//   more              {n} more, not shown
//   close             button of the list
//   collapse, expand  what a click on the mark does

const MOST_ITEMS = 100;

const PANEL_STYLE = `
:host {
  all: initial !important;
  display: block !important;
  position: fixed !important;
  z-index: 2147483647 !important;
  right: 0 !important;
  bottom: 0 !important;
}
@media print {
  :host { display: none !important; }
}
* { box-sizing: border-box; margin: 0; padding: 0; }
[hidden] { display: none !important; }
.dock {
  --paper: #fff; --ink: #1d1b19; --soft: #595450; --line: #cfc8c1; --wash: #f7f5f2;
  --red: #a8000a; --red-pale: #fdf0ee; --amber: #7a4b00; --amber-pale: #fdf4e1;
  --blue: #0b4fae; --blue-pale: #edf3fc; --link: #8f1414;
  color-scheme: light;
  display: flex; flex-direction: column; align-items: flex-end; gap: 8px;
  width: min(720px, 100vw); max-height: 100vh; padding: 12px;
  font: 14px/1.6 "PingFang SC", "Microsoft YaHei", "微软雅黑", "Noto Sans CJK SC", "Source Han Sans SC",
    "WenQuanYi Micro Hei", sans-serif;
  color: var(--ink);
  pointer-events: none;
}
@media (prefers-color-scheme: dark) {
  .dock {
    --paper: #23211f; --ink: #eeebe7; --soft: #b5afa8; --line: #57514b; --wash: #2e2b28;
    --red: #ff9d94; --red-pale: #43211f; --amber: #f0c269; --amber-pale: #3d3015;
    --blue: #9cc3ff; --blue-pale: #1f2f47; --link: #ffb3ab;
    color-scheme: dark;
  }
}
.row { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 6px; max-width: 100%; }
.row > *, .panel { pointer-events: auto; }
.tag {
  font: inherit; font-size: 13px; line-height: 20px; max-width: 100%; padding: 2px 10px; text-align: start;
  color: var(--soft); background: var(--paper); border: 1px solid var(--line); border-radius: 4px;
  box-shadow: 0 1px 3px rgba(0, 0, 0, .12);
}
button { cursor: pointer; }
button:hover { border-color: currentColor; }
button:focus-visible, a:focus-visible, pre:focus-visible, .list:focus-visible {
  outline: 2px solid var(--blue); outline-offset: 1px;
}
.mark.small { padding: 2px 6px; }
.draft, .warning { color: var(--amber); background: var(--amber-pale); }
.scheduled { color: var(--blue); background: var(--blue-pale); }
.expired { color: var(--soft); background: var(--wash); }
.error { color: var(--red); background: var(--red-pale); }
.lost { color: var(--ink); background: var(--wash); border-color: var(--soft); }
.panel {
  display: flex; flex-direction: column; width: 100%; max-height: min(65vh, 640px); min-height: 0;
  background: var(--paper); border: 1px solid var(--line); border-top: 3px solid var(--amber);
  border-radius: 4px; box-shadow: 0 4px 20px rgba(0, 0, 0, .18);
}
.panel.errors { border-top-color: var(--red); }
.head {
  display: flex; align-items: center; gap: 12px; padding: 8px 8px 8px 16px;
  border-bottom: 1px solid var(--line);
}
.head h2 { font-size: 15px; font-weight: 600; }
.count { flex: 1; color: var(--soft); font-size: 13px; }
.close {
  font: inherit; padding: 2px 10px; color: var(--ink); background: none; border: 1px solid var(--line);
  border-radius: 4px;
}
.list { overflow: auto; overscroll-behavior: contain; list-style: none; }
.list > li { padding: 12px 16px; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.list > li:last-child { border-bottom: 0; }
.list > li.more { color: var(--soft); }
.label { font-size: 12px; padding: 1px 6px; margin-right: 8px; border-radius: 3px; }
.message { font-weight: 600; }
.place { color: var(--soft); font-size: 13px; }
.place a { margin-left: 12px; }
a { color: var(--link); text-underline-offset: .2em; }
pre {
  margin: 8px 0; padding: 8px 12px; overflow-x: auto; overflow-wrap: normal; white-space: pre; tab-size: 4;
  font: 13px/1.55 Consolas, Menlo, "Sarasa Mono SC", "Noto Sans Mono CJK SC", "PingFang SC",
    "Microsoft YaHei", monospace;
  background: var(--wash); border-radius: 3px;
}
pre mark { color: var(--red); background: none; font-weight: 700; text-decoration: underline; }
.stale { margin: 0; padding: 8px 16px; border-bottom: 1px solid var(--line); background: var(--wash); }
.stale[hidden] { display: none; }
.help { color: var(--soft); white-space: pre-line; }
.advice { margin-right: 8px; color: var(--ink); }
.spoken {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
@media (max-width: 480px) {
  .dock { gap: 6px; padding: 0; }
  .row { padding: 0 6px 6px; }
  .panel { max-height: 75vh; border-width: 3px 0 1px; border-radius: 0; }
  .head { padding-left: 12px; }
  .list > li { padding: 10px 12px; }
}
`;

function makePanel() {
  const host = document.createElement('jianbao-preview');
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PANEL_STYLE);
  root.adoptedStyleSheets = [sheet];

  const mark = part('button', 'tag mark');
  const badge = part('button', 'tag badge');
  const chip = part('button', 'tag chip');
  const lost = part('span', 'tag lost');
  const title = part('h2', '');
  const count = part('span', 'count');
  const close = part('button', 'close');
  const stale = part('p', 'stale');
  const list = part('ul', 'list');
  const panel = part('section', 'panel', part('div', 'head', title, count, close), stale, list);
  const spoken = part('div', 'spoken');
  spoken.setAttribute('role', 'status');
  panel.id = 'panel';
  list.tabIndex = 0;
  chip.setAttribute('aria-controls', panel.id);
  for (const each of [mark, badge, chip, lost, panel]) each.hidden = true;
  root.append(part('div', 'dock', panel, part('div', 'row', lost, chip, badge, mark), spoken));
  document.documentElement.append(host);

  let words = {};
  let own = {};
  let shownProblems = '';
  let isSmall = recall('small') === 'yes';
  let isBadgeLong = false;
  let isOpenedByHand = false;

  mark.onclick = () => {
    isSmall = !isSmall;
    remember('small', isSmall ? 'yes' : 'no');
    showPage(own);
  };
  // The reason is in the tooltip too, but a finger cannot point.
  badge.onclick = () => {
    isBadgeLong = !isBadgeLong;
    showPage(own);
  };
  chip.onclick = () => (panel.hidden ? open() : shut());
  close.onclick = shut;
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !panel.hidden && !event.isComposing && !event.defaultPrevented) shut();
  });

  function open() {
    remember('closed', '');
    isOpenedByHand = true;
    toggle(true);
  }

  function shut() {
    const wasInside = panel.contains(root.activeElement);
    remember('closed', digest(shownProblems));
    isOpenedByHand = false;
    toggle(false);
    if (wasInside) chip.focus({ preventScroll: true });
  }

  function toggle(isOpen) {
    panel.hidden = !isOpen;
    chip.setAttribute('aria-expanded', isOpen);
    // Only what scrolls needs a stop on the way through with the Tab key.
    for (const excerpt of isOpen ? list.querySelectorAll('pre') : []) {
      if (excerpt.scrollWidth > excerpt.clientWidth) excerpt.tabIndex = 0;
    }
  }

  /** The mark and the badge of this page. */
  function showPage(page) {
    own = page;
    mark.hidden = !own.mark;
    mark.textContent = isSmall ? [...(own.mark || '')][0] : own.mark;
    mark.classList.toggle('small', isSmall);
    mark.title = isSmall ? [own.mark, words.expand].filter(Boolean).join(' · ') : words.collapse || '';
    mark.setAttribute('aria-label', own.mark);
    mark.setAttribute('aria-expanded', !isSmall);
    badge.hidden = !own.badge || isSmall;
    if (!own.badge) return;
    badge.className = `tag badge ${own.badge.kind}`;
    badge.textContent = [own.badge.text, isBadgeLong && own.badge.title].filter(Boolean).join(' · ');
    badge.title = own.badge.title || '';
    badge.setAttribute('aria-expanded', isBadgeLong);
  }

  /** What the server says of the site. */
  function showState(state) {
    words = state.words || {};
    showPage(own);
    showLost(false);
    stale.hidden = !state.stale;
    stale.textContent = words.stale;
    showProblems(state.problems || { errors: 0, warnings: 0, items: [] });
  }

  function showProblems(problems) {
    const text = JSON.stringify([problems.items, words]);
    if (text === shownProblems) return;
    shownProblems = text;
    const { errors, warnings, items } = problems;
    const counts = [errors && fill('errors', errors), warnings && fill('warnings', warnings)];
    title.textContent = words.title;
    count.textContent = counts.filter(Boolean).join(' · ');
    close.textContent = words.close;
    panel.setAttribute('aria-label', words.title);
    panel.classList.toggle('errors', errors > 0);
    chip.textContent = count.textContent;
    chip.className = `tag chip ${errors ? 'error' : 'warning'}`;
    chip.hidden = items.length === 0;

    const isError = ({ severity }) => severity === 'error';
    const sorted = [...items.filter(isError), ...items.filter((item) => !isError(item))];
    const shown = sorted.slice(0, MOST_ITEMS);
    const left = Math.max(errors + warnings, items.length) - shown.length;
    list.replaceChildren(...shown.map(describe));
    if (left > 0) list.append(part('li', 'more', fill('more', left)));
    list.scrollTop = 0;

    const isNew = errors > 0 && items.length > 0 && recall('closed') !== digest(shownProblems);
    toggle(isNew || (isOpenedByHand && items.length > 0));
    if (isNew) say([words.title, count.textContent].join(' '));
  }

  function describe(item) {
    const label = part('span', `label ${item.severity}`, words[item.severity] || item.severity);
    const told = [part('p', '', label, part('span', 'message', item.message))];
    const place = part('p', 'place', [item.file, item.line, item.column].filter(Boolean).join(':'));
    if (item.link) {
      const link = part('a', '', words.open_page);
      link.href = location.origin + item.link;
      place.append(link);
    }
    if (place.hasChildNodes()) told.push(place);
    const [before, meant, behind] = item.around || [item.excerpt || '', '', ''];
    if (before || meant || behind) told.push(part('pre', '', before, part('mark', '', meant), behind));
    for (const { file, line } of item.related || []) {
      told.push(part('p', 'place', `${words.related} ${[file, line].filter(Boolean).join(':')}`));
    }
    for (const note of item.notes || []) told.push(part('p', '', note));
    if (item.help) told.push(part('p', 'help', part('span', 'advice', words.help), item.help));
    return part('li', '', ...told);
  }

  function showLost(isLost) {
    lost.hidden = !isLost || !words.lost;
    lost.textContent = words.lost || '';
    say(lost.hidden ? '' : words.lost);
  }

  function say(text) {
    spoken.textContent = text;
  }

  function fill(word, n) {
    return (words[word] || '{n}').replace('{n}', n);
  }

  return { showPage, showState, showLost };
}

function part(name, className, ...children) {
  const element = document.createElement(name);
  element.className = className;
  element.append(...children.filter((child) => child !== undefined && child !== ''));
  return element;
}

/** Storage may be forbidden; then nothing is remembered. */
function remember(name, value) {
  try {
    sessionStorage.setItem(`jianbao:${name}`, value);
  } catch {}
}

function recall(name) {
  try {
    return sessionStorage.getItem(`jianbao:${name}`);
  } catch {
    return null;
  }
}

function digest(text) {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
  return `${text.length}:${sum}`;
}
