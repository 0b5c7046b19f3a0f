// Runs on `npm ci`: builds when the build tools are there. A production install (`npm ci --omit=dev`)
// has none and needs none: it gets dist/ from elsewhere, as the Dockerfile's first stage shows.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

function isInstalled(name) {
  try {
    require.resolve(`${name}/package.json`);
    return true;
  } catch {
    return false;
  }
}

if (isInstalled('typescript') && isInstalled('vite')) {
  await import('./build.mjs');
} else {
  console.log('garbo: development dependencies are not installed, so nothing is built.');
}
