import type { Log, LogFields } from '../../src/core/ports/log.js';
import type { EscalationJob, JobHandlers, JobRun, MessageJob, PostJob } from '../../src/core/ports/queues.js';

type AnyJob = MessageJob | PostJob | EscalationJob;

/** A run of a job, as its handler saw it. */
export interface SeenRun extends JobRun {
  readonly queue: 'messages' | 'notices' | 'escalations';
  readonly job: AnyJob;
}

/** Handlers that keep what they were given, and do what the test says. */
export class RecordingHandlers implements JobHandlers {
  readonly runs: SeenRun[] = [];
  /** What each run does, after it has been noted. */
  work: (run: SeenRun) => Promise<void> | void = () => undefined;

  message(job: MessageJob, run: JobRun): Promise<void> {
    return this.#note({ ...run, queue: 'messages', job });
  }

  notice(job: PostJob, run: JobRun): Promise<void> {
    return this.#note({ ...run, queue: 'notices', job });
  }

  escalation(job: EscalationJob, run: JobRun): Promise<void> {
    return this.#note({ ...run, queue: 'escalations', job });
  }

  async #note(run: SeenRun): Promise<void> {
    this.runs.push(run);
    await this.work(run);
  }
}

/** A log that keeps its lines. */
export class RecordingLog implements Log {
  readonly lines: {
    readonly level: string;
    readonly event: string;
    readonly error?: unknown;
    readonly fields: LogFields;
  }[] = [];

  info(event: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'info', event, fields });
  }

  warn(event: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'warn', event, fields });
  }

  error(event: string, error: unknown, fields: LogFields = {}): void {
    this.lines.push({ level: 'error', event, error, fields });
  }
}
