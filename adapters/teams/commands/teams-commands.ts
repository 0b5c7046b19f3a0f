import { type ReportCommandTools, reportCommand } from '../report/report-command.js';
import type { Command } from './command.js';
import { type ModeTools, modeCommand } from './mode.js';
import { type SetModeTools, setModeCommand } from './set-mode.js';
import { type StatsTools, statsCommand } from './stats.js';
import { type StatusTools, statusCommand } from './status.js';
import { type SupportTools, supportCommand } from './support.js';

/** What the commands need. */
export type TeamsCommandTools = ReportCommandTools &
  StatusTools &
  ModeTools &
  SetModeTools &
  StatsTools &
  SupportTools;

/** The commands that need nothing but the core; the words of customers are answered by the core itself. */
export function teamsCommands(tools: TeamsCommandTools): readonly Command[] {
  return [
    reportCommand(tools),
    statusCommand(tools),
    modeCommand(tools),
    setModeCommand('on', 'live', tools),
    setModeCommand('shadow', 'shadow', tools),
    setModeCommand('off', 'off', tools),
    statsCommand(tools),
    supportCommand(tools),
  ];
}
