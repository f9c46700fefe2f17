// These share one browser. `node --test tests/browser/in-chromium/print.js` runs one of them alone.
import './in-chromium/walk.js';
import './in-chromium/not-found.js';
import './in-chromium/preview.js';
import './in-chromium/without-scripts.js';
import './in-chromium/accessibility.js';
import './in-chromium/images.js';
import './in-chromium/layout.js';
import './in-chromium/print.js';
