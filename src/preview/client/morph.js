// Turns the page into what it should be by the fewest changes, so that the rest stays as the reader has it:
// position, focus, selection, typed text, unfolded details, playing media.

/** Larger gaps are paired by place, not by likeness. */
const LARGEST_TABLE = 40000;
const PLACE_HOLDERS = 30;

function morphPage(fresh) {
  const focused = document.activeElement || document.body;
  keepPlace(() => {
    morphAttributes(document.documentElement, fresh.documentElement);
    morphNode(document.head, fresh.head);
    morphNode(document.body, fresh.body);
  });
  removeReplacedSheets();
  // A node that was moved loses the focus.
  const hasFocus = focused === document.activeElement;
  if (focused.isConnected && !hasFocus) focused.focus({ preventScroll: true });
}

function morphNode(live, fresh) {
  if (live.isEqualNode(fresh)) return;
  if (live.nodeType !== Node.ELEMENT_NODE) return replaceText(live, fresh.data);
  morphAttributes(live, fresh);
  morphChildren(live, fresh);
}

function morphAttributes(live, fresh) {
  // Whether these are open is the reader's.
  const isReaders = ({ name }) => name === 'open' && /^(details|dialog)$/i.test(live.nodeName);
  for (const attribute of [...live.attributes]) {
    if (!fresh.hasAttribute(attribute.name) && !isReaders(attribute)) live.removeAttributeNode(attribute);
  }
  for (const attribute of fresh.attributes) {
    const differs = live.getAttribute(attribute.name) !== attribute.value;
    // HTML may have attributes with names that setAttribute refuses.
    if (differs && !isReaders(attribute)) live.setAttributeNode(attribute.cloneNode());
  }
}

/** Replaces only what differs: a selection in the rest stays. */
function replaceText(live, text) {
  const old = live.data;
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old[start] === text[start]) start++;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end++;
  live.replaceData(start, old.length - start - end, text.slice(start, text.length - end));
}

function morphChildren(live, fresh) {
  const before = [...live.childNodes].filter((node) => !replacedSheets.has(node));
  const wanted = [...fresh.childNodes];
  const { partners, stays } = pair(before, wanted);
  const kept = new Set(partners.map((index) => before[index]));
  for (const node of before) {
    if (kept.has(node)) continue;
    if (isSheet(node)) giveUpSheet(node);
    else node.remove();
  }
  let next = null;
  for (let i = wanted.length - 1; i >= 0; i--) {
    const partner = before[partners[i]];
    const node = partner || document.importNode(wanted[i], true);
    if (!stays[i]) live.insertBefore(node, next);
    if (partner) morphNode(partner, wanted[i]);
    else if (isSheet(node)) awaitSheet(node);
    next = node;
  }
}

// Pairs ------------------------------------------------------------------------------------------------------

/**
 * Which of the nodes of `live` becomes which of `fresh`: its index or -1, and whether it may stay where it is.
 * Nodes with the same id or content are pairs wherever they are; what lies between those that keep their order
 * is paired by likeness.
 */
function pair(live, fresh) {
  const partners = new Array(fresh.length).fill(-1);
  let start = 0;
  let liveEnd = live.length;
  let freshEnd = fresh.length;
  while (start < Math.min(liveEnd, freshEnd) && live[start].isEqualNode(fresh[start])) {
    partners[start] = start;
    start++;
  }
  while (Math.min(liveEnd, freshEnd) > start && live[liveEnd - 1].isEqualNode(fresh[freshEnd - 1])) {
    partners[--freshEnd] = --liveEnd;
  }
  // One changed child is the usual case, and costs no serialization.
  if (liveEnd - start > 1 || freshEnd - start > 1) {
    const places = placesByKey(live, start, liveEnd);
    for (let i = start; i < freshEnd; i++) partners[i] = (places.get(keyOf(fresh[i])) || [-1]).shift() ?? -1;
  }

  const stays = longestRise(partners);
  const taken = new Set(partners);
  let last = -1;
  let gap = [];
  for (let i = 0; i <= fresh.length; i++) {
    if (i < fresh.length && !stays[i]) {
      if (partners[i] < 0) gap.push(i);
      continue;
    }
    const end = i < fresh.length ? partners[i] : live.length;
    const free = [];
    for (let j = last + 1; j < end && gap.length > 0; j++) if (!taken.has(j)) free.push(j);
    for (const [j, k] of align(free.map((j) => traits(live[j])), gap.map((k) => traits(fresh[k])))) {
      partners[gap[k]] = free[j];
      stays[gap[k]] = true;
    }
    last = end;
    gap = [];
  }
  return { partners, stays };
}

function placesByKey(nodes, start, end) {
  const places = new Map();
  for (let i = start; i < end; i++) {
    const key = keyOf(nodes[i]);
    if (key === null) continue;
    if (!places.has(key)) places.set(key, []);
    places.get(key).push(i);
  }
  return places;
}

/** White space is everywhere and says nothing of what belongs together. */
function keyOf(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return node.data.trim() ? `${node.nodeType} ${node.data}` : null;
  return node.id ? `${node.nodeName}#${node.id}` : node.outerHTML;
}

/** Marks a longest part of the list (-1 left out) that rises: patience sorting. */
function longestRise(list) {
  const ends = [];
  const previous = [];
  list.forEach((value, i) => {
    if (value < 0) return;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[ends[middle]] < value) low = middle + 1;
      else high = middle;
    }
    previous[i] = low > 0 ? ends[low - 1] : -1;
    ends[low] = i;
  });
  const rises = new Array(list.length).fill(false);
  for (let i = ends.length > 0 ? ends[ends.length - 1] : -1; i >= 0; i = previous[i]) rises[i] = true;
  return rises;
}

/** Pairs of indexes of the two lists, in order, with the greatest sum of likeness. */
function align(left, right) {
  if (left.length * right.length > LARGEST_TABLE) {
    const both = left.slice(0, right.length).map((_, i) => [i, i]);
    return both.filter(([i, k]) => likeness(left[i], right[k]) > 0);
  }
  const width = right.length + 1;
  const alike = new Int32Array((left.length + 1) * width);
  const best = new Int32Array(alike.length);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let k = right.length - 1; k >= 0; k--) {
      const cell = i * width + k;
      alike[cell] = likeness(left[i], right[k]);
      const both = alike[cell] > 0 ? alike[cell] + best[cell + width + 1] : 0;
      best[cell] = Math.max(both, best[cell + width], best[cell + 1]);
    }
  }
  const pairs = [];
  for (let i = 0, k = 0; i < left.length && k < right.length; ) {
    const cell = i * width + k;
    if (alike[cell] > 0 && best[cell] === alike[cell] + best[cell + width + 1]) pairs.push([i++, k++]);
    else if (best[cell] === best[cell + width]) i++;
    else k++;
  }
  return pairs;
}

/** 0 if the one cannot become the other. */
function likeness(left, right) {
  if (left.name !== right.name || left.sheet !== right.sheet) return 0;
  return 1 + (left.kind === right.kind ? 1 : 0) + (left.opening === right.opening ? 4 : 0);
}

function traits(node) {
  const name = node.nodeName;
  if (node.nodeType !== Node.ELEMENT_NODE) return { name };
  return {
    name,
    sheet: isSheet(node) ? node.getAttribute('href') : undefined,
    kind: node.getAttribute('class'),
    opening: (node.firstElementChild || node).textContent.trim().slice(0, 12),
  };
}

// Style sheets -----------------------------------------------------------------------------------------------

// A sheet goes when all that the page now wants have loaded, so that the page is never without style. If one of
// them cannot be loaded the old ones stay until the page wants another in its place.
const replacedSheets = new Set();
const loadingSheets = new Set();
const failedSheets = new Set();

function isSheet(node) {
  return node.nodeName === 'LINK' && node.relList.contains('stylesheet') && !node.relList.contains('alternate');
}

function awaitSheet(link) {
  loadingSheets.add(link);
  const settle = ({ type }) => {
    const isWanted = loadingSheets.delete(link);
    if (isWanted && type === 'error') failedSheets.add(link);
    removeReplacedSheets();
  };
  link.addEventListener('load', settle, { once: true });
  link.addEventListener('error', settle, { once: true });
}

function giveUpSheet(link) {
  replacedSheets.add(link);
  loadingSheets.delete(link);
  failedSheets.delete(link);
}

function removeReplacedSheets() {
  if (loadingSheets.size > 0 || failedSheets.size > 0) return;
  for (const link of replacedSheets) link.remove();
  replacedSheets.clear();
}

function replaceSheet(link, successor) {
  link.after(successor);
  giveUpSheet(link);
  awaitSheet(successor);
}

// Place ------------------------------------------------------------------------------------------------------

/** Keeps what the reader sees where it is, whatever comes or goes above it. */
function keepPlace(change) {
  const held = scrollY > 0 ? visibleElements() : [];
  change();
  const first = held.find(({ element }) => element.isConnected);
  if (!first) return;
  const drift = first.element.getBoundingClientRect().top - first.top;
  if (Math.abs(drift) >= 1) scrollBy({ top: drift, behavior: 'instant' });
}

/** Those that begin in the window first; then those that began above it, the innermost first. */
function visibleElements() {
  const beginning = [];
  const running = [];
  const look = (parent) => {
    for (const element of parent.children) {
      if (beginning.length === PLACE_HOLDERS) return;
      const { top, bottom, height } = element.getBoundingClientRect();
      if (height > 0 && (bottom <= 0 || top >= innerHeight)) continue;
      if (/fixed|sticky/.test(getComputedStyle(element).position)) continue;
      if (height > 0 && top >= 0) beginning.push({ element, top });
      else look(element);
      if (height > 0 && top < 0) running.push({ element, top });
    }
  };
  look(document.body);
  return [...beginning, ...running];
}
