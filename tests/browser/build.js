// The sample site, with the awkward posts of more/ laid over it, built by the debug binary into a folder of
// its own. A build with the same options is made once.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'parse5';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const target = path.resolve(repository, process.env.CARGO_TARGET_DIR ?? 'target');
const scratch = mkdtempSync(path.join(tmpdir(), 'jianbao-browser-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const builds = new Map();

/** `unpublished` builds drafts, scheduled and expired posts too. */
export function build({ links = 'relative', addresses = 'file', baseUrl = null, unpublished = false } = {}) {
  const options = { links, addresses, baseUrl, unpublished };
  const key = JSON.stringify(options);
  if (!builds.has(key)) builds.set(key, new Build(options, path.join(scratch, `${builds.size}`)));
  return builds.get(key);
}

class Build {
  #documents = new Map();

  constructor(options, place) {
    const root = path.join(place, 'site');
    this.folder = path.join(place, 'public');
    cpSync(path.join(repository, 'site'), root, { recursive: true });
    cpSync(path.join(repository, 'tests/browser/more'), root, { recursive: true });
    configure(path.join(root, 'jianbao.toml'), options);
    const args = ['--root', root, 'build', '--out', this.folder, '--now', '2026-11-22T12:00:00', '--lang', 'en'];
    if (options.baseUrl) args.push('--base-url', options.baseUrl);
    if (options.unpublished) args.push('--drafts', '--future', '--expired');
    const run = spawnSync(path.join(target, 'debug/jianbao'), args, { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`jianbao ${args.join(' ')}\n${run.error ?? run.stdout + run.stderr}`);
    this.files = new Set(
      readdirSync(this.folder, { recursive: true })
        .filter((name) => !name.startsWith('.') && statSync(path.join(this.folder, name)).isFile())
        .map((name) => name.split(path.sep).join('/')),
    );
    this.pages = [...this.files].filter((name) => name.endsWith('.html')).sort();
  }

  text(file) {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  document(page) {
    if (!this.#documents.has(page)) this.#documents.set(page, parse(this.text(page)));
    return this.#documents.get(page);
  }
}

function configure(file, { links, addresses }) {
  let text = readFileSync(file, 'utf8');
  for (const [key, value] of Object.entries({ links, addresses })) {
    const line = new RegExp(`^${key} = .*$`, 'm');
    if (!line.test(text)) throw new Error(`site/jianbao.toml has no line for ${key}`);
    text = text.replace(line, `${key} = "${value}"`);
  }
  const footer = '[{ title = "示例备案号", url = "https://beian.example.org/" }]';
  const taxonomy = '[[taxonomies]]\nname = "subjects"\ntitle = "主题"\nfeed = true';
  writeFileSync(file, `${text}\nfooter_links = ${footer}\n\n${taxonomy}\n`);
}
