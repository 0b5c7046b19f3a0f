import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Log } from './core/ports/log.js';
import { type JobHandlers, TurnNotCome } from './core/ports/queues.js';

/** How many jobs of a queue are in each state. */
type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What Prometheus reads. Labels are codes and names of queues, never ids or text. */
export interface Metrics {
  readonly registry: Registry;
  /** The same log, each line counted by its event, and decisions by the ladder's rule. */
  counting(log: Log): Log;
  /** The same handlers, each run timed. */
  timing(handlers: JobHandlers): JobHandlers;
  /** Reports the queues' lengths whenever Prometheus asks. */
  watchQueues(counts: () => Promise<Counts>): void;
}

/** Makes a registry of its own, so that two applications in one process do not share figures. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const events = new Counter({
    name: 'garbo_events_total',
    help: 'Log lines by event.',
    labelNames: ['event', 'level'],
    registers,
  });
  const decisions = new Counter({
    name: 'garbo_decisions_total',
    help: 'Messages decided, by rule of the ladder.',
    labelNames: ['rule'],
    registers,
  });
  const jobs = new Histogram({
    name: 'garbo_job_seconds',
    help: 'Time a job took, by queue and outcome.',
    labelNames: ['queue', 'outcome'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    registers,
  });

  const timed = async (queue: string, work: Promise<void>): Promise<void> => {
    const stop = jobs.startTimer({ queue });
    try {
      await work;
      stop({ outcome: 'done' });
    } catch (error) {
      stop({ outcome: error instanceof TurnNotCome ? 'put-off' : 'failed' });
      throw error;
    }
  };

  return {
    registry,
    counting: (log) => ({
      info(event, fields) {
        events.inc({ event, level: 'info' });
        if (event === 'message-decided') decisions.inc({ rule: String(fields?.rule) });
        log.info(event, fields);
      },
      warn(event, fields) {
        events.inc({ event, level: 'warn' });
        log.warn(event, fields);
      },
      error(event, error, fields) {
        events.inc({ event, level: 'error' });
        log.error(event, error, fields);
      },
    }),
    timing: (handlers) => ({
      message: (job, run) => timed('messages', handlers.message(job, run)),
      notice: (job, run) => timed('notices', handlers.notice(job, run)),
      escalation: (job, run) => timed('escalations', handlers.escalation(job, run)),
    }),
    watchQueues(counts) {
      const gauge = new Gauge({
        name: 'garbo_queue_jobs',
        help: 'Jobs in a queue, by state.',
        labelNames: ['queue', 'state'],
        registers,
        async collect() {
          gauge.reset();
          // Just when the queue is down the other figures are wanted: it then has none.
          const known: Counts = await counts().catch(() => ({}));
          for (const [queue, states] of Object.entries(known)) {
            for (const [state, count] of Object.entries(states)) gauge.set({ queue, state }, count);
          }
        },
      });
    },
  };
}
