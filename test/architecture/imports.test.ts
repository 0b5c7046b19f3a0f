import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { type Import, parse, type SourceFile, sourceFiles } from './source-files.js';

/**
 * Where each package may be imported, beside the tests: a path prefix each. A package that is not here may not be
 * imported at all, so that a new SDK is given its folder on purpose.
 */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  // One folder each: what talks to a service or brings a model of its own.
  kysely: ['adapters/postgres/'],
  pg: ['adapters/postgres/'],
  '@electric-sql/pglite': ['adapters/postgres/'],
  bullmq: ['adapters/bullmq/'],
  ioredis: ['adapters/bullmq/'],
  '@slack/bolt': ['adapters/slack/'],
  '@slack/oauth': ['adapters/slack/'],
  botbuilder: ['adapters/teams/'],
  'botframework-connector': ['adapters/teams/'],
  'botframework-schema': ['adapters/teams/'],
  '@azure/msal-node': ['adapters/teams/'],
  htmlparser2: ['adapters/teams/'],
  // The app package is a zip.
  fflate: ['adapters/teams/app/'],
  openai: ['adapters/openai/'],
  'intl-messageformat': ['adapters/phrase-book/'],
  preact: ['adapters/playground/page/'],
  adaptivecards: ['adapters/playground/page/'],
  vite: ['adapters/playground/page/vite.config.ts'],
  // The configuration asks it whether a zone exists, so that a wrong one stops the start.
  luxon: ['adapters/luxon/'],
  // One file or folder each: what the process itself needs.
  pino: ['src/logger.ts'],
  'prom-client': ['src/metrics.ts'],
  commander: ['src/main.ts'],
  'cli-progress': ['src/commands/', 'training/'],
  uuid: ['src/app.ts', 'src/composition/'],
  // Shared: the one HTTP server is handed to the platforms, which add their routes to it.
  express: [
    'src/app.ts',
    'src/composition/',
    'src/http/',
    'adapters/slack/',
    'adapters/teams/',
    'adapters/playground/',
  ],
  // Shared: checks what comes in from outside, wherever that is. Not in the core, which gets checked values.
  zod: ['src/', 'adapters/'],
  // Shared: a file format. Whoever owns a YAML file reads it.
  yaml: ['src/policy/', 'adapters/openai/', 'adapters/phrase-book/', 'adapters/slack/'],
};

/** The one file outside the core that an adapter may import: it finds the folder with prompts and model. */
const PACKAGE_ROOT = 'src/package-root.ts';

const CHAT_ADAPTERS = ['playground', 'slack', 'teams'];
const FILES_OF_A_CHAT_ADAPTER = ['index.ts', 'receive.ts', 'parse.ts', 'render.ts', 'errors.ts'];

const src = sourceFiles('src');
const adapters = sourceFiles('adapters');
const product = [...src, ...adapters, ...sourceFiles('training')];
const everything = [...product, ...sourceFiles('test')];

describe('imports', () => {
  test('the parser sees every kind of import', () => {
    const text = `
      import a from 'bullmq';
      import type { B } from '../core/b.js';
      export { c } from './c.js';
      type D = import('@slack/bolt/dist/d').D;
      const e = await import('openai');
      const f = await import(name);
      import './g.css';
    `;
    const { imports } = parse('src/http/file.ts', text);
    expect(imports.map(({ target }) => target)).toEqual([
      'bullmq',
      'src/core/b.ts',
      'src/http/c.ts',
      '@slack/bolt',
      'openai',
      '(computed)',
      'src/http/g.css',
    ]);
    expect(imports.map(({ isForEffect }) => isForEffect).indexOf(true)).toBe(6);
  });

  test('the core imports only the core', () => {
    const core = src.filter(({ path }) => path.startsWith('src/core/'));
    expect(core.length).toBeGreaterThan(50);
    expect(offences(core, ({ kind, target }) => kind === 'file' && target.startsWith('src/core/'))).toEqual(
      [],
    );
  });

  test('an adapter imports itself, the core, and never another adapter', () => {
    const allowed = ({ kind, target }: Import, { path }: SourceFile) =>
      kind === 'package' ||
      target.startsWith('src/core/') ||
      target === PACKAGE_ROOT ||
      target.startsWith(adapterOf(path));
    expect(offences(adapters, allowed)).toEqual([]);
  });

  test('of the sources only src/app.ts and src/composition import adapters', () => {
    const others = src.filter(({ path }) => path !== 'src/app.ts' && !path.startsWith('src/composition/'));
    expect(offences(others, ({ target }) => !target.startsWith('adapters/'))).toEqual([]);
  });

  test('adapters are imported by their index', () => {
    const allowed = ({ target }: Import) =>
      !target.startsWith('adapters/') || /^adapters\/[a-z-]+\/index\.ts$/u.test(target);
    expect(offences(src, allowed)).toEqual([]);
  });

  test('each package lives where it belongs', () => {
    const allowed = ({ specifier, kind, target }: Import, { path }: SourceFile) =>
      kind === 'file' ||
      specifier?.startsWith('node:') === true ||
      (HOMES[target] ?? []).some((home) => path.startsWith(home));
    expect(offences(product, allowed)).toEqual([]);
  });

  test('no home is listed that nobody lives in', () => {
    const empty = Object.entries(HOMES).flatMap(([name, homes]) =>
      homes
        .filter((home) => !product.some((file) => file.path.startsWith(home) && imports(file, name)))
        .map((home) => `${name} in ${home}`),
    );
    expect(empty).toEqual([]);
  });

  test('every dependency of package.json is used', () => {
    const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
      readFileSync(join(packageRoot(), 'package.json'), 'utf8'),
    );
    expect(Object.keys(dependencies).filter((name) => !(name in HOMES))).toEqual([]);
  });

  test('the page of the playground, which runs in the browser, uses nothing of Node', () => {
    const page = adapters.filter(
      ({ path }) => path.startsWith('adapters/playground/page/') && !path.endsWith('vite.config.ts'),
    );
    const allowed = ({ kind, target, isTypeOnly }: Import) =>
      isTypeOnly ||
      (kind === 'package'
        ? ['preact', 'adaptivecards'].includes(target)
        : target.startsWith('src/core/') || target.startsWith('adapters/playground/page/'));
    expect(offences(page, allowed)).toEqual([]);
  });

  test('nothing is imported for its effect, but for the style sheets of the page', () => {
    const allowed = ({ isForEffect, target }: Import) => !isForEffect || target.endsWith('.css');
    expect(offences(everything, allowed)).toEqual([]);
  });
});

describe('names', () => {
  test('every chat adapter has the same files and a factory of the same name', () => {
    for (const name of CHAT_ADAPTERS) {
      const paths = adapters.map(({ path }) => path);
      expect(paths).toEqual(
        expect.arrayContaining(FILES_OF_A_CHAT_ADAPTER.map((file) => `adapters/${name}/${file}`)),
      );
      const index = adapters.find(({ path }) => path === `adapters/${name}/index.ts`);
      expect(index?.exports).toContain(`create${name[0]?.toUpperCase()}${name.slice(1)}Platform`);
    }
  });

  test('whatever makes a platform is a chat adapter', () => {
    const makers = adapters
      .filter(({ exports }) => exports.some((name) => /^create\w+Platform$/u.test(name)))
      .map(({ path }) => path.split('/')[1]);
    expect([...new Set(makers)]).toEqual(CHAT_ADAPTERS);
  });

  test('file names are kebab-case', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.config)?\.tsx?$/u;
    expect(paths(everything.filter(({ path }) => !kebab.test(path.split('/').at(-1) ?? '')))).toEqual([]);
  });

  test('exports have names', () => {
    const found = everything.filter(({ hasDefaultExport }) => hasDefaultExport);
    // Vite wants its configuration as a default export.
    expect(paths(found)).toEqual(['adapters/playground/page/vite.config.ts']);
  });

  test('only an adapter has an index, and nobody exports all of another file', () => {
    const isIndex = /(^|\/)index\.tsx?$/u;
    const found = product.filter(
      ({ path }) => isIndex.test(path) && !/^adapters\/[a-z-]+\/index\.ts$/u.test(path),
    );
    expect(paths(found)).toEqual([]);
    expect(paths(everything.filter(({ exportsAll }) => exportsAll))).toEqual([]);
  });
});

/** `file → what it imports` for every import that is not allowed. */
function offences(
  files: readonly SourceFile[],
  allowed: (one: Import, file: SourceFile) => boolean,
): readonly string[] {
  return files.flatMap((file) =>
    file.imports.filter((one) => !allowed(one, file)).map(({ target }) => `${file.path} → ${target}`),
  );
}

function imports(file: SourceFile, name: string): boolean {
  return file.imports.some(({ kind, target }) => kind === 'package' && target === name);
}

function adapterOf(path: string): string {
  return `${path.split('/').slice(0, 2).join('/')}/`;
}

function paths(files: readonly SourceFile[]): readonly string[] {
  return files.map(({ path }) => path);
}
