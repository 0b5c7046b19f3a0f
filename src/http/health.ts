import { type Request, type Response, Router } from 'express';

/** Whether work can be done now: each part by name, resolved when it answers. */
export type ReadinessChecks = Readonly<Record<string, () => Promise<unknown>>>;

/**
 * `/healthz`: the process is alive. `/readyz`: the database and the queue answer, else 503 with the part that
 * does not. While the process stops it is no longer ready.
 */
export function healthRoutes(checks: ReadinessChecks, isStopping: () => boolean): Router {
  const router = Router();
  router.get('/healthz', (_request: Request, response: Response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request: Request, response: Response) => {
    const parts = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await answers(check)]),
    );
    const isReady = !isStopping() && parts.every(([, ok]) => ok === true);
    response.status(isReady ? 200 : 503).json({
      status: isReady ? 'ready' : 'not ready',
      ...Object.fromEntries(parts.map(([name, ok]) => [name, ok ? 'ok' : 'unreachable'])),
    });
  });
  return router;
}

async function answers(check: () => Promise<unknown>): Promise<boolean> {
  try {
    await check();
    return true;
  } catch {
    return false;
  }
}
