#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Command, CommanderError, Option } from 'commander';
import type { CommandIo } from './commands/io.js';
import type { ClassifierName } from './composition/classifiers.js';
import { readConfig } from './config.js';
import { GarboError } from './core/errors.js';
import { packageRoot } from './package-root.js';

/** Bad usage: a wrong option, a missing file. */
const BAD_USAGE = 2;
const BAD_USAGE_CODES = new Set([
  'CONFIG_FAULT',
  'LABELLED_FILE_FAULT',
  'POLICY_FILE_UNREADABLE',
  'SLACK_ADDRESS_MISSING',
  'TEAMS_MANIFEST_INCOMPLETE',
  'FILE_NOT_WRITTEN',
]);

/** The garbo command: each subcommand loads what it needs, so that none waits for the others' libraries. */
async function main(args: readonly string[]): Promise<number> {
  const io: CommandIo = {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
  };
  let exitCode = 0;
  const program = createProgram(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    return report(error, io);
  }
}

function createProgram(io: CommandIo, exitWith: (code: number) => void): Command {
  const program = new Command('garbo')
    .description("Keeps a company's policy of respect in Slack and Teams support channels.")
    .version(version())
    .exitOverride()
    .configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      outputError: (text, write) => write(`${text.split('\n')[0]}\n`),
    });

  program
    .command('start')
    .description('start Garbo; without any setting, the playground')
    .action(async () => {
      const { runStart } = await import('./commands/start.js');
      await runStart(readConfig(process.env), io);
    });

  program
    .command('classify')
    .description('judge one text and say what the ladder would do')
    .argument('<text>', 'the text, or - to read standard input')
    .addOption(classifierOption())
    .option('--json', 'one JSON document on standard output', false)
    .action(async (text: string, { classifier, json }: { classifier?: ClassifierName; json: boolean }) => {
      const config = readConfig(process.env);
      const { classifierNamed } = await import('./composition/classifiers.js');
      const { runClassify } = await import('./commands/classify.js');
      const { firstMessageConsequence } = await import('./commands/consequence.js');
      const { loadPolicy } = await import('./policy/load-policy.js');
      const { policy } = loadPolicy({
        policyFile: config.POLICY_FILE,
        enforcementFile: config.ENFORCEMENT_FILE,
      });
      await runClassify(
        {
          text,
          json,
          policy,
          readStandardInput,
          classifier: await classifierNamed(
            classifier ?? (config.OPENAI_API_KEY ? 'cascade' : 'embedded'),
            config,
          ),
          decide: (verdict) => firstMessageConsequence(policy, verdict, new Date()),
        },
        io,
      );
    });

  program
    .command('eval')
    .description('measure a classifier on labelled messages')
    .argument('<file>', 'JSONL in the format of training/GUIDE.md')
    .addOption(classifierOption().default('embedded'))
    .option('--json', 'one JSON document on standard output', false)
    .action(async (file: string, { classifier, json }: { classifier: ClassifierName; json: boolean }) => {
      const config = readConfig(process.env);
      const { classifierNamed } = await import('./composition/classifiers.js');
      const { runEval } = await import('./commands/eval.js');
      const { loadPolicy } = await import('./policy/load-policy.js');
      const { policy } = loadPolicy({
        policyFile: config.POLICY_FILE,
        enforcementFile: config.ENFORCEMENT_FILE,
      });
      await runEval(
        {
          file,
          json,
          policy,
          classifier: await classifierNamed(classifier, config),
          concurrency: classifier === 'embedded' ? 1 : 4,
          now: () => performance.now(),
          wait: (milliseconds) => wait(milliseconds),
        },
        io,
      );
    });

  const policy = program
    .command('policy')
    .description('bring your own policy')
    .action(() => program.error('error: say what to do: garbo policy init FILE, or garbo policy check FILE'));
  policy
    .command('init')
    .description('draft the enforcement of a new policy text')
    .argument('<file>', 'the policy text; one file per language, parted by commas')
    .option('--out <file>', 'write the draft there instead of to standard output')
    .action(async (file: string, { out }: { out?: string }) => {
      const { policyInit } = await import('./commands/policy.js');
      exitWith(await policyInit(file, out === undefined ? {} : { out }, io));
    });
  policy
    .command('check')
    .description('print the clauses of a policy text and its faults')
    .argument('<file>', 'the policy text; one file per language, parted by commas')
    .option('--json', 'one JSON document on standard output', false)
    .action(async (file: string, { json }: { json: boolean }) => {
      const { policyCheck } = await import('./commands/policy.js');
      exitWith(await policyCheck(file, { json }, io));
    });

  const manifest = program
    .command('manifest')
    .description('print the app manifest of a platform')
    .action(() =>
      program.error('error: say of which platform: garbo manifest slack, or garbo manifest teams'),
    );
  manifest
    .command('slack')
    .description('the Slack app’s manifest with the addresses of PUBLIC_URL')
    .option('--url <address>', 'the public address, in place of PUBLIC_URL')
    .addOption(new Option('--socket', 'Socket Mode: no address is needed').default(false).conflicts('url'))
    .option('--json', 'JSON, without comments', false)
    .action(async (options: { url?: string; socket: boolean; json: boolean }) => {
      const { runManifestSlack } = await import('./commands/manifest.js');
      await runManifestSlack(process.env, options, io);
    });

  manifest
    .command('teams')
    .description('build the Teams app package with the addresses of PUBLIC_URL')
    .option('--url <address>', 'the public address, in place of PUBLIC_URL')
    .option('--slash', 'with slash commands, for tenants that have them', false)
    .option('--out <file>', 'where the package is written to', 'garbo-teams.zip')
    .option('--force', 'overwrite the file', false)
    .option('--json', 'print the manifest and write no file', false)
    .action(async (options: { url?: string; slash: boolean; out: string; force: boolean; json: boolean }) => {
      const { runManifestTeams } = await import('./commands/manifest-teams.js');
      await runManifestTeams(process.env, options, io);
    });

  program
    .command('doctor')
    .description('say what is configured, reachable and missing')
    .option('--json', 'one JSON document on standard output', false)
    .action(async ({ json }: { json: boolean }) => {
      const { runDoctor } = await import('./commands/doctor.js');
      exitWith(await runDoctor(process.env, { json }, io));
    });

  return program;
}

function classifierOption(): Option {
  return new Option('--classifier <name>', 'which classifier judges').choices(['embedded', 'llm', 'cascade']);
}

/** Whatever went wrong, in one sentence and what to do; never a stack trace. */
function report(error: unknown, io: CommandIo): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : BAD_USAGE;
  if (error instanceof GarboError) {
    const between = error.message.includes('\n') ? '\n' : ' ';
    io.err(`garbo: ${error.message}${between}${error.whatToDo}\n`);
    return isBadUsage(error) ? BAD_USAGE : 1;
  }
  io.err(`garbo: something unexpected went wrong (${error instanceof Error ? error.message : 'unknown'}).\n`);
  return 1;
}

function isBadUsage({ code }: GarboError): boolean {
  return BAD_USAGE_CODES.has(code);
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function version(): string {
  const { version: stated }: { version: string } = JSON.parse(
    readFileSync(join(packageRoot(), 'package.json'), 'utf8'),
  );
  return stated;
}

// A reader that has seen enough, as in `garbo doctor | head -1`, is no fault.
process.stdout.on('error', () => process.exit(0));

process.exitCode = await main(process.argv.slice(2));
