import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/metrics.js';
import { HandLog } from '../support/doubles.js';

describe('the figures for Prometheus', () => {
  it('count log lines by event and decisions by rule, and hold nothing else of them', async () => {
    const metrics = createMetrics();
    const log = new HandLog();
    const counting = metrics.counting(log);
    counting.info('message-decided', { rule: 'first-warning', message: 'm-4711' });
    counting.error('post-refused', new Error('x'), { post: 'p-1' });

    const text = await metrics.registry.metrics();
    expect(text).toContain('garbo_decisions_total{rule="first-warning"} 1');
    expect(text).toContain('garbo_events_total{event="post-refused",level="error"} 1');
    expect(text).not.toContain('4711');
    expect(log.lines.map(({ event }) => event)).toEqual(['message-decided', 'post-refused']);
  });

  it('time jobs, those that fail too', async () => {
    const metrics = createMetrics();
    const handlers = metrics.timing({
      message: async () => undefined,
      notice: async () => {
        throw new Error('refused');
      },
      escalation: async () => undefined,
    });
    await handlers.message({ type: 'decide', key: KEY, revision: 'posted' }, RUN);
    await expect(handlers.notice({ postId: 'p', version: 1 }, RUN)).rejects.toThrow('refused');

    const text = await metrics.registry.metrics();
    expect(text).toContain('garbo_job_seconds_count{queue="messages",outcome="done"} 1');
    expect(text).toContain('garbo_job_seconds_count{queue="notices",outcome="failed"} 1');
  });

  it('are told also while the queue is down, without old lengths', async () => {
    const metrics = createMetrics();
    let isDown = false;
    metrics.watchQueues(async () => {
      if (isDown) throw new Error('down');
      return { messages: { waiting: 3 } };
    });
    expect(await metrics.registry.metrics()).toContain(
      'garbo_queue_jobs{queue="messages",state="waiting"} 3',
    );

    isDown = true;
    const text = await metrics.registry.metrics();
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).not.toContain('state="waiting"} 3');
  });
});

const KEY = { platform: 'playground', workspace: 'w', conversation: 'support', message: 'm' } as const;
const RUN = { attempt: 1, isLast: false };
