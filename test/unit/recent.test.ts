import { beforeEach, describe, expect, it } from 'vitest';
import { Recent } from '../../src/core/recent.js';

describe('Recent', () => {
  let now = 0;
  let loads: string[] = [];
  const clock = { now: () => new Date(now) };
  const load = (key: string) => async () => {
    loads.push(key);
    return key.toUpperCase();
  };
  beforeEach(() => {
    now = 0;
    loads = [];
  });

  it('asks again once the answer is too old', async () => {
    const recent = new Recent<string>(clock, 1_000, 10);
    expect(await recent.get('a', load('a'))).toBe('A');
    now = 999;
    await recent.get('a', load('a'));
    expect(loads).toEqual(['a']);
    now = 1_000;
    await recent.get('a', load('a'));
    expect(loads).toEqual(['a', 'a']);
  });

  it('lets those who ask at once share one call', async () => {
    const recent = new Recent<string>(clock, 1_000, 10);
    await Promise.all([recent.get('a', load('a')), recent.get('a', load('a'))]);
    expect(loads).toEqual(['a']);
  });

  it('keeps no failure', async () => {
    const recent = new Recent<string>(clock, 1_000, 10);
    await expect(recent.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await recent.get('a', load('a'))).toBe('A');
  });

  it('forgets what lies under a prefix, also what is still being loaded', async () => {
    const recent = new Recent<string>(clock, 1_000, 10);
    await recent.get('T1/a', load('T1/a'));
    await recent.get('T2/a', load('T2/a'));
    const loading = recent.get('T1/b', load('T1/b'));
    recent.forgetUnder('T1/');
    expect(await loading).toBe('T1/B');
    for (const key of ['T1/a', 'T1/b', 'T2/a']) await recent.get(key, load(key));
    expect(loads).toEqual(['T1/a', 'T2/a', 'T1/b', 'T1/a', 'T1/b']);
  });

  it('forgets the oldest when there are too many', async () => {
    const recent = new Recent<string>(clock, 1_000, 2);
    for (const key of ['a', 'b', 'c', 'b', 'a']) await recent.get(key, load(key));
    expect(loads).toEqual(['a', 'b', 'c', 'a']);
  });
});
