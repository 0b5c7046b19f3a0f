import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  connectDatabase,
  connectRedis,
  createQueues,
  type OpenQueues,
  type QueueConnection,
  startWorkers,
  type Workers,
} from '../../adapters/bullmq/index.js';
import { GarboError } from '../../src/core/errors.js';
import { ClassifierUnavailable } from '../../src/core/ports/classifier.js';
import { type MessageJob, QueueUnavailable, TurnNotCome } from '../../src/core/ports/queues.js';
import type { SettingsChange } from '../../src/core/settings/settings-change.js';
import { someForm } from '../support/complaint-samples.js';
import { describeOnDatabases } from '../support/databases.js';
import { RecordingHandlers, RecordingLog } from '../support/queue-doubles.js';
import { anInboundMessage, messageIn, newWorkspace } from '../support/record-samples.js';
import { deleteKeys } from '../support/redis-keys.js';
import { describeWithRedis } from '../support/services.js';

const ATTEMPTS = 3;
/** Begins the names of all queues of this run. */
const PREFIX = `garbo-test-${randomUUID()}`;
const clock = { now: () => new Date() };
const ids = { next: () => randomUUID() };

describeWithRedis('queues (Redis)', (url) => {
  afterAll(() => deleteKeys(url, `bull:${PREFIX}-*`));
  queuesContract(async () => connectRedis(url, new RecordingLog()));
});

describeOnDatabases('queues', (pool) => {
  queuesContract(() => connectDatabase(pool()));
});

describe('queues on a Redis that is away', () => {
  it('say so soon, so that the platform sends again', async () => {
    const log = new RecordingLog();
    const connection = connectRedis('redis://127.0.0.1:1', log);
    const queues = createQueues({ connection, prefix: randomUUID(), clock, ids });
    const begun = Date.now();
    await expect(queues.enqueueNotice({ postId: 'p1', version: 1 })).rejects.toThrow(QueueUnavailable);
    await expect(queues.counts()).rejects.toThrow(QueueUnavailable);
    expect(Date.now() - begun).toBeLessThan(6_000);
    expect(log.lines.filter(({ event }) => event === 'redis-lost')).not.toHaveLength(0);
    await connection.close();
  });
});

function queuesContract(connect: () => Promise<QueueConnection>): void {
  let connection: QueueConnection;
  let prefix: string;
  let queues: OpenQueues;
  let workers: Workers | null;
  let handlers: RecordingHandlers;
  let log: RecordingLog;

  beforeAll(async () => {
    connection = await connect();
    return () => connection.close();
  });
  beforeEach(() => {
    prefix = `${PREFIX}-${randomUUID()}`;
    handlers = new RecordingHandlers();
    log = new RecordingLog();
    workers = null;
    queues = createQueues({ connection, prefix, clock, ids, attempts: ATTEMPTS });
  });
  afterEach(async () => {
    await workers?.close();
    await queues.close();
  });

  function work(delay: (failures: number, error: unknown) => number = () => 5): void {
    workers = startWorkers({ connection, prefix, handlers, log, concurrency: 4, delay });
  }

  function screenJob(delivery = 'Ev1', text = 'Hello'): MessageJob & { type: 'screen' } {
    return { type: 'screen', delivery, message: anInboundMessage(newWorkspace(), { text }) };
  }

  const seen = () => handlers.runs.map(({ job }) => job);

  it('hands every kind of job to its handler, instants as dates', async () => {
    const screen = screenJob();
    const decide = {
      type: 'decide',
      key: messageIn(newWorkspace()),
      revision: 'posted',
    } as const;
    const post = { postId: 'p1', version: 2 };
    const press = {
      type: 'press',
      delivery: 'a:1',
      press: { workspace: newWorkspace(), postId: 'p1', button: 'take', actor: 'mia', reason: '' },
    } as const;
    const ordered = { workspace: newWorkspace(), actor: 'mia' };
    const changes: readonly SettingsChange[] = [
      { ...ordered, of: 'conversation', conversation: 'support', values: { mode: 'live', language: null } },
      {
        ...ordered,
        of: 'workspace',
        values: {
          managersConversation: 'managers',
          managers: { users: ['mia'], groups: [] },
          workingTimes: { days: [1, 2], hours: { from: 540, to: 1080 } },
          contactAddress: null,
        },
      },
      { ...ordered, of: 'people', customers: ['ada'], agents: ['bo'], asThePlatformSays: [] },
    ];
    const settings = changes.map((change) => ({ type: 'settings', delivery: change.of, change }) as const);
    const conversation = { ...newWorkspace(), conversation: 'support' };
    const joined = { type: 'joined', delivery: 'a:1', conversation, person: 'ada' } as const;
    const invited = { type: 'invited', delivery: 'a:1', conversation } as const;
    const change = { conversation, at: new Date('2026-01-01T00:00:00Z') };
    const archived = {
      type: 'conversation',
      delivery: 'a:1',
      change: { ...change, happened: 'archived' },
    } as const;
    const renamed = {
      type: 'conversation',
      delivery: 'a:2',
      change: { ...change, happened: 'renamed', name: 'new' },
    } as const;
    const filed = { ...someForm(), thread: 'm1' };
    const complaint = { type: 'complaint', delivery: 'a:1', filed } as const;
    const handOver = { type: 'hand-complaint', complaintId: 'c1', round: 7 } as const;
    const request = {
      type: 'request',
      delivery: 'a:1',
      request: {
        conversation: filed.conversation,
        thread: 'm1',
        actor: 'carla',
        topic: 'dispute',
        spoken: null,
      },
    } as const;
    const deadline = { type: 'deadline', alertId: 'a1', dueAt: new Date('2026-01-01T00:00:00Z') } as const;
    await queues.enqueueMessage(screen);
    await queues.enqueueMessage(decide);
    await queues.enqueueNotice(post);
    for (const job of [
      { type: 'post', post } as const,
      press,
      ...settings,
      joined,
      invited,
      archived,
      renamed,
      complaint,
      handOver,
      request,
      deadline,
    ])
      await queues.enqueueEscalation(job);
    work();
    await expect.poll(() => handlers.runs).toHaveLength(16);
    const jobs = handlers.runs.map(({ queue, job }) => ({ queue, job }));
    expect(jobs).toEqual(
      expect.arrayContaining([
        { queue: 'messages', job: screen },
        { queue: 'messages', job: decide },
        { queue: 'notices', job: post },
        { queue: 'escalations', job: { type: 'post', post } },
        { queue: 'escalations', job: press },
        ...[...settings, joined, invited, archived, renamed].map((job) => ({ queue: 'escalations', job })),
        { queue: 'escalations', job: complaint },
        { queue: 'escalations', job: handOver },
        { queue: 'escalations', job: request },
        { queue: 'escalations', job: deadline },
      ]),
    );
  });

  it('keeps jobs for workers that start later, and works on those that come while they run', async () => {
    await queues.enqueueNotice({ postId: 'early', version: 1 });
    work();
    await expect.poll(seen).toHaveLength(1);
    await queues.enqueueNotice({ postId: 'late', version: 1 });
    await expect.poll(seen).toHaveLength(2);
  });

  it('takes a delivery once, also when it is repeated after it was worked on', async () => {
    const job = screenJob('Ev:1:2');
    await queues.enqueueMessage(job);
    await queues.enqueueMessage(job);
    work();
    await expect.poll(seen).toHaveLength(1);
    await expect.poll(async () => (await queues.counts()).messages.active).toBe(0);
    await queues.enqueueMessage(job);
    await queues.enqueueMessage(screenJob('Ev2'));
    await expect.poll(seen).toHaveLength(2);
    expect(seen()).toMatchObject([{ delivery: 'Ev:1:2' }, { delivery: 'Ev2' }]);
  });

  it('takes the same delivery id of two workspaces twice', async () => {
    await queues.enqueueMessage(screenJob('42'));
    await queues.enqueueMessage(screenJob('42'));
    work();
    await expect.poll(seen).toHaveLength(2);
  });

  it('takes a post again after its job is done: the record says what is left to do', async () => {
    work();
    await queues.enqueueNotice({ postId: 'p1', version: 1 });
    await expect.poll(seen).toHaveLength(1);
    await expect.poll(async () => (await queues.counts()).notices.active).toBe(0);
    await queues.enqueueNotice({ postId: 'p1', version: 1 });
    await expect.poll(seen).toHaveLength(2);
  });

  it('decides a message again as often as it is asked to', async () => {
    const decide = { type: 'decide', key: messageIn(newWorkspace()), revision: 'posted' } as const;
    await queues.enqueueMessage(decide);
    await queues.enqueueMessage(decide);
    work();
    await expect.poll(seen).toHaveLength(2);
  });

  it('runs a deadline when it is due', async () => {
    work();
    const dueAt = new Date(Date.now() + 400);
    await queues.enqueueEscalation({ type: 'deadline', alertId: 'a1', dueAt });
    await queues.enqueueEscalation({ type: 'deadline', alertId: 'a2', dueAt: new Date(0) });
    await expect.poll(seen).toHaveLength(1);
    expect(seen()).toMatchObject([{ alertId: 'a2' }]);
    await expect.poll(seen, { timeout: 5_000 }).toHaveLength(2);
    expect(Date.now()).toBeGreaterThanOrEqual(dueAt.getTime());
  });

  it('tries a passing fault again, after the time the other side asked for', async () => {
    const delays: unknown[] = [];
    handlers.work = ({ attempt }) => {
      if (attempt === 1) throw new ClassifierUnavailable('busy', { retryAfterMs: 70_000 });
      if (attempt === 2) throw new Error('unexpected');
    };
    work((failures, error) => {
      const wished = error instanceof Error && 'retryAfterMs' in error ? error.retryAfterMs : undefined;
      delays.push({ failures, wished });
      return 5;
    });
    await queues.enqueueMessage(screenJob());
    await expect.poll(() => handlers.runs).toHaveLength(3);
    expect(handlers.runs).toMatchObject([
      { attempt: 1, isLast: false },
      { attempt: 2, isLast: false },
      { attempt: 3, isLast: true },
    ]);
    expect(delays).toEqual([
      { failures: 1, wished: 70_000 },
      { failures: 2, wished: undefined },
    ]);
  });

  it('puts a job off whose turn has not come, for no run of it, and works on others meanwhile', async () => {
    let waits = 6;
    handlers.work = ({ job }) => {
      if ('postId' in job && job.postId === 'early' && waits-- > 0) throw new TurnNotCome(30);
    };
    work(() => 60_000);
    await queues.enqueueNotice({ postId: 'early', version: 1 });
    await expect.poll(() => handlers.runs.length).toBeGreaterThan(0);
    await queues.enqueueNotice({ postId: 'other', version: 1 });
    await expect.poll(() => handlers.runs, { timeout: 5_000 }).toHaveLength(8);
    const runs = handlers.runs.map(({ job, attempt, isLast }) => ({ ...job, attempt, isLast }));
    expect(runs.filter((run) => 'postId' in run && run.postId === 'early')).toEqual(
      Array.from({ length: 7 }, () => ({ postId: 'early', version: 1, attempt: 1, isLast: false })),
    );
    await expect.poll(async () => (await queues.counts()).notices).toMatchObject({ delayed: 0, failed: 0 });
    expect(log.lines).toEqual([]);
  });

  it('keeps a job that waits for its turn over a restart, once', async () => {
    handlers.work = ({ job }) => {
      if ('postId' in job) throw new TurnNotCome(300);
    };
    work();
    await queues.enqueueNotice({ postId: 'p1', version: 1 });
    await expect.poll(async () => (await queues.counts()).notices.delayed).toBe(1);
    await workers?.close();
    await queues.enqueueNotice({ postId: 'p1', version: 1 });
    handlers.work = () => undefined;
    handlers.runs.length = 0;
    work();
    await expect.poll(seen, { timeout: 5_000 }).toEqual([{ postId: 'p1', version: 1 }]);
    await expect
      .poll(async () => (await queues.counts()).notices)
      .toMatchObject({ waiting: 0, active: 0, delayed: 0 });
    expect(seen()).toHaveLength(1);
  });

  it('gives a fault that does not pass up at once, and says so', async () => {
    const fault = new GarboError('NO_USE', 'It is of no use.', 'Stop trying.');
    handlers.work = () => {
      throw fault;
    };
    work();
    await queues.enqueueMessage(screenJob());
    await expect.poll(async () => (await queues.counts()).messages.failed).toBe(1);
    expect(handlers.runs).toHaveLength(1);
    expect(log.lines).toContainEqual({
      level: 'error',
      event: 'job-failed-for-good',
      error: fault,
      fields: expect.objectContaining({ queue: 'messages', type: 'screen', attempt: 1 }),
    });
  });

  it('gives up after the last attempt', async () => {
    handlers.work = () => {
      throw new Error('again and again');
    };
    work();
    await queues.enqueueMessage(screenJob());
    await expect.poll(async () => (await queues.counts()).messages.failed).toBe(1);
    expect(handlers.runs.map(({ isLast }) => isLast)).toEqual([false, false, true]);
    expect(log.lines.map(({ event }) => event)).toEqual([
      'job-tried-again-later',
      'job-tried-again-later',
      'job-failed-for-good',
    ]);
  });

  it('puts a job it cannot read aside, without its text in the log, and works on', async () => {
    const job = screenJob('Ev1', 'a secret text');
    const unreadable = { ...job, message: { ...job.message, writtenAt: 'a secret time' } };
    await queues.enqueueMessage(unreadable as never);
    await queues.enqueueMessage(screenJob('Ev2'));
    work();
    await expect.poll(seen).toHaveLength(1);
    await expect.poll(async () => (await queues.counts()).messages.failed).toBe(1);
    expect(log.lines).toMatchObject([{ event: 'job-failed-for-good', error: { code: 'JOB_UNREADABLE' } }]);
    expect(JSON.stringify(log.lines.map(({ error, fields }) => [String(error), fields]))).not.toContain(
      'secret',
    );
    expect(String(log.lines[0]?.error)).toContain('message.writtenAt');
  });

  it('keeps no text of a message once it is worked on', async () => {
    const raw = connection.openQueue(`${prefix}-messages`, {});
    await queues.enqueueMessage(screenJob('Ev1', 'private words'));
    work();
    await expect.poll(seen).toHaveLength(1);
    await expect
      .poll(async () => (await raw.getJobs(['completed'])).map(({ data }) => data))
      .toEqual([{ done: true }]);
    await raw.close();
  });

  it('does not repeat work that was done when the process died before saying so', async () => {
    const raw = connection.openQueue(`${prefix}-messages`, {});
    await raw.add('screen', { done: true }, { jobId: 'slack:T1:done' });
    work();
    await expect.poll(async () => (await queues.counts()).messages).toMatchObject({ waiting: 0, active: 0 });
    await queues.enqueueMessage(screenJob());
    await expect.poll(seen).toHaveLength(1);
    expect(log.lines).toEqual([]);
    await raw.close();
  });

  it('runs a job again whose process died under it', async () => {
    let taken = 0;
    const takeAndDie = () => {
      taken += 1;
      return new Promise(() => undefined);
    };
    const dying = { lockDuration: 100, skipLockRenewal: true, skipStalledCheck: true };
    const dead = connection.openWorker(`${prefix}-notices`, takeAndDie, dying);
    await queues.enqueueNotice({ postId: 'p1', version: 1 });
    await expect.poll(() => taken).toBe(1);
    await dead.close(true);
    work();
    await expect.poll(seen, { timeout: 20_000 }).toEqual([{ postId: 'p1', version: 1 }]);
    expect(log.lines).toMatchObject([{ event: 'job-stalled', fields: { queue: 'notices' } }]);
  });

  it('finishes what is under way when it stops, and begins nothing new', async () => {
    let finish: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let finished = false;
    handlers.work = async () => {
      await held;
      finished = true;
    };
    work();
    await queues.enqueueNotice({ postId: 'under way', version: 1 });
    await expect.poll(seen).toHaveLength(1);
    const stopped = workers?.close();
    finish();
    await stopped;
    expect(finished).toBe(true);
    await queues.enqueueNotice({ postId: 'too late', version: 1 });
    expect((await queues.counts()).notices).toMatchObject({ waiting: 1, active: 0 });
    expect(seen()).toEqual([{ postId: 'under way', version: 1 }]);
  });

  it('purges nothing whose time is not over', async () => {
    work();
    await queues.enqueueMessage(screenJob());
    await expect.poll(seen).toHaveLength(1);
    await expect.poll(async () => (await queues.counts()).messages.active).toBe(0);
    expect(await queues.purge()).toBe(0);
  });
}
