import type { CaseTables } from './cases.js';
import type { ContactTables } from './contacts.js';
import type { ConversationTables } from './conversations.js';
import type { HomeTables } from './home.js';
import type { InstallationTables } from './installations.js';
import type { MessageTables } from './messages.js';
import type { PeopleTables } from './people.js';
import type { PostTables } from './posts.js';
import type { ReportTables } from './reports.js';
import type { SettingTables } from './settings.js';
import type { StandingTables } from './standings.js';

/** The tables of schema `garbo`, as the migrations make them. */
export interface Tables
  extends CaseTables,
    ContactTables,
    ConversationTables,
    HomeTables,
    InstallationTables,
    MessageTables,
    PeopleTables,
    PostTables,
    ReportTables,
    SettingTables,
    StandingTables {}
