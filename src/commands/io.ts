/** Where a command writes, handed in so that tests need no process. */
export interface CommandIo {
  /** Writes text to standard output, as given (no line end is added). */
  readonly out: (text: string) => void;
  /** Writes text to standard error, as given. */
  readonly err: (text: string) => void;
  /** Whether standard error is a terminal: a progress bar is drawn only there. */
  readonly isTerminal: boolean;
}
