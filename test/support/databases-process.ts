import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { packageRoot } from '../../src/package-root.js';

/** A process that writes numbers to the database in a folder. */
export class WriterProcess {
  /** The last number it said was committed. */
  committed = 0;
  readonly #child: ChildProcess;

  private constructor(program: string, folder: string) {
    this.#child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const { stdout } = this.#child;
    if (stdout)
      createInterface(stdout).on('line', (line) => {
        this.committed = Number(line);
      });
  }

  /** Compiles `databases-writer.ts` and runs it. */
  static async start(folder: string): Promise<WriterProcess> {
    const root = packageRoot();
    const outDir = join(root, 'dist/test/databases-writer');
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      build: { ssr: join(root, 'test/support/databases-writer.ts'), outDir, emptyOutDir: true },
    });
    return new WriterProcess(join(outDir, 'databases-writer.js'), folder);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Ends it without giving it a chance to tidy up. */
  async kill(): Promise<void> {
    const ended = once(this.#child, 'close');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
