// A morning's writing, from the first draft to a post that has to be taken back, in one go.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { deflateSync } from 'node:zlib';
import { Author, becomes, lacks, load, panelIsGone, panelShows, shows } from './preview-author.js';
import { Served, post, until } from './preview-served.js';

const served = await new Served().start();
const author = new Author();

/** A picture of one colour, as a phone would send it, only smaller. */
function photo(width, height, level) {
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, body, checksum(body)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const rows = deflateSync(Buffer.alloc(height * (width + 1), level));
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([start, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

function checksum(body) {
  let sum = ~0;
  for (const byte of body) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  const result = Buffer.alloc(4);
  result.writeUInt32BE(~sum >>> 0);
  return result;
}

it("a morning's writing", async () => {
  const home = await author.open(`${served.url}/`);
  const first = await load(home);
  const file = 'content/practice/2026-11-22-shuanghe/index.md';
  const address = `${served.url}/practice/2026-11-22-shuanghe.html`;

  // 8:30. A post is begun: a draft with a title and no more.
  served.write(file, post('双河镇把三块牌子并成一块', 'draft = true\ncategory = "做法亮点"', '正在写。'));
  await shows(home, '双河镇把三块牌子并成一块');
  const page = await author.open(address, { waitFor: '.badge' });

  // 8:45. A paragraph, saved as Notepad on Windows saves: with a mark at the beginning and its own line ends.
  const notepad = post('双河镇把三块牌子并成一块', 'draft = true\ncategory = "做法亮点"', '镇里原来挂着三块牌子。');
  served.write(file, `\uFEFF${notepad.replaceAll('\n', '\r\n')}`);
  await shows(page, '镇里原来挂着三块牌子。');

  // 8:50. A slip: the title has lost its last quotation mark.
  served.write(file, (text) => text.replace('并成一块"', '并成一块'));
  await panelShows(page, '2026-11-22-shuanghe/index.md:2');
  // Meanwhile the other pages are fine.
  await shows(home, '基层减负工作简报');

  // 8:51. Mended.
  served.write(file, (text) => text.replace('并成一块\r\n', '并成一块"\r\n'));
  await panelIsGone(page);
  await shows(page, '双河镇把三块牌子并成一块');

  // 9:10. A photo is linked before it is there, then dropped in, then taken again.
  served.write(file, (text) => `${text}\r\n![摘下来的牌子](牌子.png)\r\n`);
  await page.locator('.chip:visible').waitFor();
  served.write('content/practice/2026-11-22-shuanghe/牌子.png', photo(300, 200, 0));
  await becomes(page, () => document.querySelector('main img')?.naturalWidth, 300);
  await panelIsGone(page);
  served.write('content/practice/2026-11-22-shuanghe/牌子.png', photo(120, 90, 200));
  await becomes(page, () => document.querySelector('main img')?.naturalWidth, 120);

  // 9:30. Twenty photos at once, as they come from a phone.
  for (let n = 1; n <= 20; n++) served.write(`content/practice/2026-11-22-shuanghe/现场${n}.png`, photo(40, 30, n));
  const links = Array.from({ length: 20 }, (_, n) => `![现场](现场${n + 1}.png)`).join('\r\n');
  served.write(file, (text) => `${text}\r\n${links}\r\n`);
  await becomes(page, () => [...document.images].filter((image) => image.src.includes('png')).length, 21);

  // 10:00. The chief wants the category to be called otherwise: the configuration, whose navigation has the
  // name too, then the posts.
  served.write('jianbao.toml', (text) => text.replaceAll('name = "做法亮点"', 'name = "经验做法"'));
  const practices = ['2025-12-10-beiling-one-ledger.md', '2026-03-19-yunxi-no-meeting-day.md', '2026-11-22-shuanghe/index.md'];
  for (const name of practices) {
    served.write(`content/practice/${name}`, (text) => text.replace('category = "做法亮点"', 'category = "经验做法"'));
  }
  await home.getByRole('navigation').getByText('经验做法').first().waitFor();
  // The posts that still say the old name are told.
  await home.locator('.chip:visible').waitFor();

  // 10:20. No longer a draft: the badge goes.
  served.write(file, (text) => text.replace('draft = true\r\n', ''));
  await page.locator('.badge').waitFor({ state: 'hidden' });

  // 10:40. A finished post of last month has to be withdrawn, with a notice in its place.
  const withdrawn = 'content/commendation/2026-10-15-adopted-suggestions';
  const taken = await author.open(`${served.url}/commendation/2026-10-15-adopted-suggestions.html`);
  served.write(`${withdrawn}.md`, (text) => text.replace('+++\n', '+++\nwithdrawn = { on = 2026-11-22, reason = "数据有误，核实后重发" }\n'));
  await shows(taken, '数据有误，核实后重发');

  // 11:00. The post moves to another name, and its old page says that it is gone.
  served.rename('content/practice/2026-11-22-shuanghe', 'content/practice/2026-11-22-signboards');
  await shows(page, '没有找到');
  await page.goto(`${served.url}/practice/2026-11-22-signboards.html`);
  await shows(page, '镇里原来挂着三块牌子。');

  // Nobody's browser has had anything to complain about on the home page.
  assert.deepEqual(home.troubles, []);

  // 11:30. All of content is dragged to the desktop by mistake, and dragged back.
  served.rename('content', '../content');
  await panelShows(home, 'content');
  await shows(home, '双河镇把三块牌子并成一块');
  served.rename('../content', 'content');
  await panelIsGone(home);

  // 11:50. Thrown away after all.
  served.remove('content/practice/2026-11-22-signboards');
  await lacks(home, '双河镇把三块牌子并成一块');

  // The home page has not been loaded anew all morning.
  assert.equal(await load(home), first);
  await until(() => served.printed.includes('已更新'), 'a line for every save');
});
