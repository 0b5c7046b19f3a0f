/** Values that may stand in a log line: ids, codes, counts. Never message text, never names. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Structured log lines. `event` is a stable kebab-case word to search for. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** `error` is logged with its code, message and cause chain. */
  error(event: string, error: unknown, fields?: LogFields): void;
}
