import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Response, type Router } from 'express';

const MISSING = `The playground's page has not been built. Run "npm run build" and reload.`;

/**
 * Serves the built page at `/`, and its scripts and styles under `/playground/assets`.
 *
 * @param folder where the build puts the page; may be missing, then a sentence says so
 */
export function pageFiles(folder: string): Router {
  const router = express.Router();
  const index = join(folder, 'index.html');
  router.get(['/', '/playground'], (_request, response: Response) => {
    if (!existsSync(index)) {
      response.status(503).type('text/plain').send(MISSING);
      return;
    }
    response.set('Cache-Control', 'no-cache').sendFile(index);
  });
  // The build puts a hash of its content into the name of every asset.
  const assets = express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false });
  router.use('/playground/assets', assets);
  return router;
}
