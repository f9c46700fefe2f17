// `jianbao serve` on a copy of the sample site, as an author has it.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const target = path.resolve(repository, process.env.CARGO_TARGET_DIR ?? 'target');

export class Served {
  #process = null;
  #scratch = mkdtempSync(path.join(tmpdir(), 'jianbao-preview-'));
  #args;
  /** The folder of the site. */
  root = path.join(this.#scratch, 'site');
  /** What the terminal shows. */
  printed = '';
  url = '';

  constructor(...args) {
    this.#args = args;
    cpSync(path.join(repository, 'site'), this.root, { recursive: true });
    after(async () => {
      await this.stop();
      rmSync(this.#scratch, { recursive: true, force: true });
    });
  }

  /** Starts; after the first time at the same port. */
  async start() {
    const port = this.url ? ['--port', new URL(this.url).port] : [];
    const args = ['--root', this.root, '--lang', 'zh', 'serve', '--now', '2026-11-22T12:00:00', ...port, ...this.#args];
    this.#process = spawn(path.join(target, 'debug/jianbao'), args, { env: { ...process.env, TMPDIR: this.#scratch } });
    this.printed = '';
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => (this.printed += text));
    }
    await until(() => this.printed.includes('Ctrl+C'), () => `the start of ${args.join(' ')}\n${this.printed}`);
    this.url = this.printed.match(/http:\/\/127\.0\.0\.1:\d+/)[0];
    return this;
  }

  /** Ends as Ctrl-C does. */
  async stop() {
    if (!this.#process || this.#process.exitCode !== null) return;
    const ended = new Promise((done) => this.#process.once('exit', done));
    this.#process.kill('SIGINT');
    await ended;
  }

  /** Waits for words on the terminal, from now on. */
  async says(words, act) {
    const from = this.printed.length;
    await act();
    await until(() => this.printed.slice(from).includes(words), () => `“${words}” on the terminal:\n${this.printed}`);
  }

  read(name) {
    return readFileSync(path.join(this.root, name), 'utf8');
  }

  has(name) {
    return existsSync(path.join(this.root, name));
  }

  /** Saves a file; a function changes its text. */
  write(name, content) {
    const file = path.join(this.root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'function' ? content(this.read(name)) : content);
  }

  rename(from, to) {
    renameSync(path.join(this.root, from), path.join(this.root, to));
  }

  remove(name) {
    rmSync(path.join(this.root, name), { recursive: true });
  }
}

/** Waits for a condition. */
export async function until(condition, what, limit = 30_000) {
  const end = Date.now() + limit;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`never: ${typeof what === 'function' ? what() : what}`);
    await new Promise((next) => setTimeout(next, 15));
  }
}

/** A post. */
export function post(title, front, body) {
  return `+++\ntitle = "${title}"\n${front}\n+++\n\n${body}\n`;
}
