// A stand-in for `jianbao serve`: a folder of a build with changes laid over it, the script's line in every
// page, and a stream of events. It says what the tests want it to say, and remembers what it was asked.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

const sources = fileURLToPath(new URL('../../src/preview/', import.meta.url));
const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.pdf': 'application/pdf',
};

/** The script of a tab, put together as src/preview/client.rs does it. */
function tabScript() {
  const rust = readFileSync(path.join(sources, 'client.rs'), 'utf8').split("WORKER")[0];
  const files = [...rust.matchAll(/include_str!\("(.*?)"\)/g)];
  const texts = files.map(([, file]) => readFileSync(path.join(sources, file)));
  return `(() => {\n'use strict';\n${texts.join('')}})();\n`;
}

const own = {
  '/_jianbao/preview.js': tabScript(),
  '/_jianbao/worker.js': readFileSync(path.join(sources, 'client/worker.js'), 'utf8'),
};

export const words = {
  lost: '预览已断开，正在重新连接……',
  title: '需要改的地方',
  errors: '{n} 个错误',
  warnings: '{n} 个警告',
  error: '错误',
  warning: '警告',
  help: '办法',
  open_page: '打开这一页',
  more: '另外还有 {n} 个，请看运行 jianbao 的窗口',
  close: '关闭',
  collapse: '收起',
  expand: '展开',
};

export class Fake {
  #server = null;
  #streams = new Set();
  #port = 0;
  #instance = 1;
  #revision = 1;
  #said = {};
  #folder;
  #changes = new Map();
  #made = [];
  /** What was asked since the last `forget`: `GET /x.html 304`. */
  asked = [];
  badges = {};
  /** Whether streams are refused. */
  isBusy = false;
  #holdOf = () => null;

  constructor(folder) {
    this.#folder = folder;
    after(() => this.stop());
  }

  get url() {
    return `http://127.0.0.1:${this.#port}`;
  }

  get streams() {
    return this.#streams.size;
  }

  /** Listens, after the first time at the same port. */
  async start() {
    this.#server = createServer((request, response) => this.#answer(request, response));
    await new Promise((listening) => this.#server.listen(this.#port, '127.0.0.1', listening));
    this.#port = this.#server.address().port;
    return this;
  }

  async stop() {
    if (!this.#server) return;
    const closed = new Promise((done) => this.#server.close(done));
    this.#server.closeAllConnections();
    await closed;
    this.#server = null;
  }

  /** As after Ctrl-C and a new start. */
  async restart() {
    await this.stop();
    this.#instance++;
    this.#revision = 1;
    await this.start();
  }

  /** Lays a file over the folder without telling anybody. Null: it is gone. A function changes the text. */
  put(name, content) {
    this.#changes.set(name, typeof content === 'function' ? content(this.text(name)) : content);
  }

  /** Lays a file over the folder and tells all. */
  edit(name, content, said = {}) {
    this.put(name, content);
    this.say(said);
  }

  /** Takes back all changes, silently. */
  reset() {
    this.#changes.clear();
    this.badges = {};
    this.isBusy = false;
    this.#said = {};
    this.#holdOf = () => null;
    this.asked = [];
    this.#made = [];
    this.#revision++;
  }

  text(name) {
    return `${this.#read(name)}`;
  }

  /** A new revision. `said` goes into the state, and its problems stay there. */
  say(said = {}) {
    this.#revision++;
    this.#said = { problems: this.#said.problems, ...said };
    for (const stream of this.#streams) stream.write(this.#state());
  }

  end() {
    for (const stream of this.#streams) stream.end('event: end\ndata: {}\n\n');
  }

  /** From now on answers to `held` are made when they are asked for, and sent when what this gives is called. */
  hold(held = /./) {
    let release;
    const until = new Promise((done) => (release = done));
    const holdOf = (url) => (held.test(url) ? until : null);
    this.#holdOf = holdOf;
    return () => {
      if (this.#holdOf === holdOf) this.#holdOf = () => null;
      release();
    };
  }

  forget() {
    this.asked = [];
  }

  /** How many answers were made for an address since the last `reset`, sent or not. */
  made(url) {
    return this.#made.filter((made) => made === url).length;
  }

  #state() {
    const state = {
      instance: `${this.#instance}`,
      revision: this.#revision,
      edited: null,
      navigate: false,
      words,
      ...this.#said,
      problems: this.#said.problems ?? problems([]),
    };
    return `event: state\ndata: ${JSON.stringify(state)}\n\n`;
  }

  #read(name) {
    if (this.#changes.has(name)) return this.#changes.get(name);
    try {
      return readFileSync(path.join(this.#folder, name));
    } catch {
      return null;
    }
  }

  #answer(request, response) {
    const { pathname } = new URL(request.url, this.url);
    if (pathname === '/_jianbao/events' && this.isBusy) {
      response.writeHead(503).end();
      return;
    }
    if (pathname === '/_jianbao/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
      response.write(this.#state());
      this.#streams.add(response);
      response.on('close', () => this.#streams.delete(response));
      return;
    }
    const name = decodeURIComponent(pathname).slice(1).replace(/(^|\/)$/, '$1index.html');
    const content = own[pathname] ?? this.#read(name);
    const isMissing = content === null;
    this.#made.push(request.url);
    const held = this.#holdOf(request.url);
    const send = async (status, headers = {}, body = '') => {
      await held;
      this.asked.push(`${request.method} ${request.url} ${status}`);
      response.writeHead(status, { 'cache-control': 'no-cache', ...headers });
      response.end(body);
    };
    if (content?.isBroken) {
      this.asked.push(`${request.method} ${request.url} broken`);
      request.socket.destroy();
      return;
    }
    if (content?.location) {
      send(302, { location: content.location });
      return;
    }
    const type = isMissing ? types['.html'] : (content.type ?? types[path.extname(name)]);
    const bytes = Buffer.from(isMissing ? this.#read('404.html') : (content.body ?? content));
    const isPage = type === types['.html'];
    const badge = this.badges[name] ?? null;
    const etag = createHash('sha256').update(bytes).update(JSON.stringify(badge)).digest('hex').slice(0, 16);
    const body = isPage ? inject(`${bytes}`, { etag, mark: '预览，未发布', badge }) : bytes;
    const headers = { 'content-type': type, etag: `"${etag}"` };
    if (request.headers['if-none-match'] === headers.etag) send(304, { etag: headers.etag });
    else send(isMissing ? 404 : 200, headers, body);
  }
}

function inject(page, line) {
  const data = JSON.stringify(line).replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
  const tag = `<script src="/_jianbao/preview.js" data-preview="${data}"></script>`;
  return page.replace(/<head[^>]*>/, (head) => head + tag);
}

export function problems(items) {
  const count = (wanted) => items.filter(({ severity }) => severity === wanted).length;
  return { complete: true, errors: count('error'), warnings: count('warning'), items };
}
