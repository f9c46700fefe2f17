// One tab of the preview: brings its page up to date without loading it anew.
//
// The tag that loads this script stands before the page's Content-Security-Policy. Behind it the page may no
// longer fetch or start workers, so the worker is made at once and does all the fetching.

const script = document.currentScript;
const worker = startWorker();
const isReloaded = performance.getEntriesByType('navigation').some(({ type }) => type === 'reload');

/** What the server says of this page: {etag, mark, badge: {kind, text, title} or null, base}. */
let own = readTag(script);
let fixedParts = null;
let panel = null;
/** The newest state of the server, and the one that the page is known to show. */
let latest = null;
let reached = null;
let statesSeen = 0;
let isLost = false;
let lastTurn = 0;
let turnShown = 0;

/** By address: the ETag of the bytes that are shown, and what was added to the address to show them. */
const etags = new Map();
const versions = new Map();
const MOST_IMAGES = 40;
const RETRY_MS = 1000;

const parsed = new Promise((done) => {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', done);
  else done();
});
const loaded = new Promise((done) => {
  if (document.readyState === 'complete') done();
  else addEventListener('load', done);
});
if (own.base) bringHomeWhileLoading();
parsed.then(start);
loaded.then(() => askFiles(true));

function startWorker() {
  const address = '/_jianbao/worker.js';
  try {
    const { port } = new SharedWorker(address, 'jianbao');
    return { port, isShared: true };
  } catch {}
  try {
    return { port: new Worker(address), isShared: false };
  } catch {
    return null;
  }
}

function start() {
  fixedParts = fixedPartsOf(document);
  panel = makePanel();
  panel.showPage(own);
  if (!worker) return;
  worker.port.onmessage = ({ data }) => {
    if (data.type === 'state') receiveState(data.state);
    else if (data.type === 'page') receivePage(data);
    else if (data.type === 'files') receiveFiles(data);
    else if (data.type === 'lost') receiveLoss();
  };
  addEventListener('pagehide', () => tell({ type: 'bye' }));
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    // Somebody went back to this page: what was edited meanwhile must not take them away from it.
    statesSeen = 0;
    listen();
  });
  // A worker that serves one tab must not hold a connection while nobody looks.
  if (!worker.isShared) document.addEventListener('visibilitychange', listen);
  listen();
}

function listen() {
  tell({ type: worker.isShared || !document.hidden ? 'hello' : 'bye' });
}

function tell(message) {
  worker.port.postMessage(message);
}

// The page ---------------------------------------------------------------------------------------------------

function receiveLoss() {
  isLost = true;
  panel.showLost(true);
}

function receiveState(state) {
  isLost = false;
  panel.showState(state);
  const name = `${state.instance} ${state.revision}`;
  if (name !== latest) {
    latest = name;
    statesSeen++;
    if (statesSeen > 1 && state.navigate && state.edited && leaveFor(state.edited)) return;
  }
  if (reached !== latest) askPage();
}

/** False if this is the page already. */
function leaveFor(path) {
  const target = new URL(path, location.origin);
  const named = ({ pathname }) => pathname.replace(/\/index\.html$/, '/');
  if (named(target) === named(location)) return false;
  location.assign(target.href);
  return true;
}

function askPage() {
  lastTurn++;
  const turn = { number: lastTurn, state: latest };
  tell({ type: 'page', url: location.pathname + location.search, etag: etagOf(own), turn });
}

function etagOf({ etag }) {
  return etag && `"${etag}"`;
}

function receivePage(answer) {
  const { number, state } = answer.turn;
  if (number < turnShown) return;
  if (answer.failed) {
    setTimeout(() => !isLost && number === lastTurn && askPage(), RETRY_MS);
    return;
  }
  turnShown = number;
  // Nothing is new since `answer.etag`; but an answer that came meanwhile may have brought something else.
  if (answer.status === 304 && answer.etag !== etagOf(own)) {
    askPage();
    return;
  }
  reached = state;
  if (answer.status !== 304) show(answer);
  loaded.then(() => askFiles(false));
}

function show(answer) {
  if (answer.redirected) {
    location.replace(answer.address);
    return;
  }
  if (!/^text\/html\b/i.test(answer.media)) {
    reload();
    return;
  }
  const fresh = new DOMParser().parseFromString(answer.text, 'text/html');
  const tag = readTag(fresh.querySelector('script[data-preview]'));
  bringHome(fresh, tag.base);
  if (fixedPartsOf(fresh) !== fixedParts) {
    reload();
    return;
  }
  own = tag;
  for (const [url, elements] of filesOf(fresh)) {
    if (versions.has(url)) elements.forEach((element) => addVersion(element, versions.get(url)));
  }
  try {
    morphPage(fresh);
  } catch {
    reload();
    return;
  }
  panel.showPage(own);
}

/**
 * Lets links to the public address of the site lead to the preview: the page for addresses that are not there
 * has no others.
 */
function bringHome(page, base) {
  if (!base) return;
  for (const name of ['href', 'src']) {
    for (const element of page.querySelectorAll(`[${name}^=${JSON.stringify(base)}]:not([rel=canonical])`)) {
      const rest = element.getAttribute(name).slice(base.length);
      if (/^($|[/?#])/.test(rest)) element.setAttribute(name, rest.replace(/^(?!\/)/, '/'));
    }
  }
}

function bringHomeWhileLoading() {
  const observer = new MutationObserver(() => bringHome(document, own.base));
  observer.observe(document, { childList: true, subtree: true });
  parsed.then(() => observer.disconnect());
}

/** What a page cannot change once it is loaded: its policy, where it leads on to, and its scripts. */
function fixedPartsOf(page) {
  const isScript = ({ type }) => /^$|javascript|^module$/i.test(type);
  const scripts = [...page.querySelectorAll('script:not([data-preview])')].filter(isScript);
  const parts = [...page.querySelectorAll('meta[http-equiv]'), ...scripts];
  return parts.map((part) => part.outerHTML).join('\n');
}

/** A page that was reloaded and still is not what the server has would be reloaded for ever. */
function reload() {
  if (!isReloaded || statesSeen > 1) location.reload();
}

function readTag(tag) {
  try {
    return JSON.parse(tag.dataset.preview);
  } catch {
    return {};
  }
}

// Files of the page ------------------------------------------------------------------------------------------

/** Asks for the ETags of the files; `isCached`: of those that this page was loaded with. */
function askFiles(isCached) {
  if (!worker) return;
  const isLoaded = ([element]) => element.localName !== 'img' || (element.complete && element.naturalWidth > 0);
  const files = [...filesOf(document)].filter(([, elements]) => !isCached || isLoaded(elements));
  if (files.length > 0) tell({ type: 'files', urls: files.map(([url]) => url), cached: isCached });
}

function receiveFiles({ etags: now, cached }) {
  const files = filesOf(document);
  for (const [url, etag] of Object.entries(now)) {
    const before = etags.get(url);
    if (before === undefined || !cached) etags.set(url, etag);
    if (before === undefined || before === etag || !files.has(url)) continue;
    versions.set(url, Date.now().toString(36));
    for (const element of files.get(url)) replaceFile(element, versions.get(url));
  }
}

function replaceFile(element, version) {
  if (element.localName === 'script') {
    reload();
  } else if (element.localName === 'img') {
    addVersion(element, version);
  } else {
    const clone = element.cloneNode();
    addVersion(clone, version);
    replaceSheet(element, clone);
  }
}

/** Style sheets, scripts and images from this server, by address. */
function filesOf(page) {
  const files = new Map();
  const add = (element) => {
    const url = new URL(element.getAttribute(sourceOf(element)), document.baseURI);
    if (url.origin !== location.origin) return;
    url.searchParams.delete('_jianbao');
    url.hash = '';
    files.set(url.href, [...(files.get(url.href) || []), element]);
  };
  const sheets = [...page.querySelectorAll('link[href]')].filter(isSheet);
  sheets.filter((link) => !replacedSheets.has(link)).forEach(add);
  page.querySelectorAll('script[src]:not([data-preview])').forEach(add);
  const most = files.size + MOST_IMAGES;
  for (const image of page.querySelectorAll('img[src]')) if (files.size < most) add(image);
  return files;
}

function addVersion(element, version) {
  const name = sourceOf(element);
  const [, address, query, hash] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(element.getAttribute(name));
  const others = (query || '').slice(1).split('&').filter((pair) => pair && !pair.startsWith('_jianbao='));
  element.setAttribute(name, `${address}?${[...others, `_jianbao=${version}`].join('&')}${hash || ''}`);
}

function sourceOf(element) {
  return element.localName === 'link' ? 'href' : 'src';
}
