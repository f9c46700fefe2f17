// A web host for a folder: what a static host does, and nothing more.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after } from 'node:test';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.csv': 'text/csv; charset=utf-8',
  '.pdf': 'application/pdf',
};

/** Listens at a free port. The site may be built for `url` before `publish` says what lies there. */
export async function host(base = '/') {
  let folder = null;
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const inside = pathname.startsWith(base) ? decodeURIComponent(pathname.slice(base.length)) : null;
    const found = inside === null ? null : await read(folder, inside.replace(/(^|\/)$/, '$1index.html'));
    const missing = found ? null : await read(folder, '404.html');
    const name = found ? inside : '404.html';
    response.writeHead(found ? 200 : 404, { 'content-type': types[path.extname(name)] ?? types['.html'] });
    response.end(found ?? missing);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    publish(published) {
      folder = published;
    },
  };
}

function read(folder, file) {
  return readFile(path.join(folder, file)).catch(() => null);
}
