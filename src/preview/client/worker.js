// The network of the preview. One of these serves all tabs of a browser: browsers allow six connections to a
// host, and a stream for each tab would leave none for pages. A page's Content-Security-Policy binds the page
// but not this worker, so it also fetches what the tabs ask for.
//
// Where there are no shared workers each tab has one of its own, as a plain Worker.
//
//   tab → worker   {type: 'hello'}                           tell me of changes
//                  {type: 'bye'}                             no longer
//                  {type: 'page', url, etag, turn}           what is at my address now?
//                  {type: 'files', urls, cached}             are these files still the same?
//   worker → tab   {type: 'state', state}                    what the server says, as it is
//                  {type: 'lost'}                            the server is gone; another state ends this
//                  {type: 'page', etag, turn, failed | status, address, redirected, media, text}
//                  {type: 'files', cached, etags}            by address; null: there is none

'use strict';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2000;

// A tab that died without a `bye` stays here until the worker ends; what is told to it goes nowhere.
const tabs = new Set();
let stream = null;
let retry = 0;
let pause = FIRST_PAUSE_MS;
let state = null;
let lost = false;

// The ETag each file had when it was last asked for, and the questions asked since the last state: ten tabs
// that show one picture ask once.
const known = new Map();
const asked = new Map();

function connect() {
  retry = 0;
  const mine = new EventSource('/_jianbao/events');
  stream = mine;
  mine.addEventListener('state', (event) => {
    state = JSON.parse(event.data);
    lost = false;
    pause = FIRST_PAUSE_MS;
    asked.clear();
    tell({ type: 'state', state });
  });
  mine.addEventListener('end', () => stream === mine && connectLater(true));
  // A stream that breaks once may only have been cut by something in between.
  mine.addEventListener('error', () => stream === mine && connectLater(pause > FIRST_PAUSE_MS));
}

// EventSource connects again by itself, but waits longer, and gives up after some errors.
function connectLater(isGone) {
  disconnect();
  retry = setTimeout(connect, pause);
  pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  if (isGone && !lost) {
    lost = true;
    tell({ type: 'lost' });
  }
}

function disconnect() {
  clearTimeout(retry);
  retry = 0;
  if (stream) stream.close();
  stream = null;
}

function tell(message) {
  for (const tab of tabs) tab.postMessage(message);
}

async function page({ url, etag, turn }) {
  try {
    const answer = await get(url, etag);
    const { status, url: address, redirected } = answer;
    const media = answer.headers.get('content-type') || '';
    return { type: 'page', etag, turn, status, address, redirected, media, text: await answer.text() };
  } catch {
    return { type: 'page', etag, turn, failed: true };
  }
}

async function files({ urls, cached }) {
  const etags = {};
  await Promise.all(
    urls.map(async (url) => {
      const etag = await (cached ? etagInCache(url) : etagNow(url));
      if (etag !== undefined) etags[url] = etag;
    }),
  );
  return { type: 'files', cached, etags };
}

function etagNow(url) {
  const before = known.get(url);
  if (!asked.has(url)) asked.set(url, etagOf(url, get(url, before), before));
  return asked.get(url);
}

/** Of the bytes that the tab got, which may not be those that the server has by now. */
function etagInCache(url) {
  return etagOf(url, fetch(url, { cache: 'force-cache' }));
}

/** Null if there is no such file, undefined if it cannot be known. */
async function etagOf(url, asking, before) {
  try {
    const answer = await asking;
    if (answer.status === 304) return before;
    if (answer.body) answer.body.cancel();
    const etag = answer.ok ? answer.headers.get('etag') || undefined : null;
    if (etag) known.set(url, etag);
    return etag;
  } catch {
    return undefined;
  }
}

function get(url, etag) {
  return fetch(url, { cache: 'no-store', headers: etag ? { 'If-None-Match': etag } : {} });
}

function serve(tab) {
  tab.onmessage = async ({ data }) => {
    if (data.type === 'hello') {
      tabs.add(tab);
      if (!stream && !retry) connect();
      if (lost) tab.postMessage({ type: 'lost' });
      else if (state) tab.postMessage({ type: 'state', state });
    } else if (data.type === 'bye') {
      tabs.delete(tab);
      if (tabs.size === 0) rest();
    } else {
      tab.postMessage(await (data.type === 'page' ? page(data) : files(data)));
    }
  };
}

/** Nobody listens: what is known grows old. */
function rest() {
  disconnect();
  pause = FIRST_PAUSE_MS;
  state = null;
  lost = false;
}

if ('SharedWorkerGlobalScope' in self) self.onconnect = ({ ports: [port] }) => serve(port);
else serve(self);
