import { defineConfig } from 'vitest/config';

const project = (name: string, extra: object = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.ts`], ...extra },
});

export default defineConfig({
  test: {
    // Waiting for a condition must not fail because the machine is busy.
    expect: { poll: { timeout: 15_000 } },
    globalSetup: ['test/support/global-setup.ts'],
    projects: [
      project('unit'),
      project('contract', { testTimeout: 30_000, hookTimeout: 60_000 }),
      project('integration', { testTimeout: 30_000, hookTimeout: 60_000 }),
      project('e2e', { testTimeout: 60_000, hookTimeout: 90_000 }),
      project('architecture'),
    ],
  },
});
