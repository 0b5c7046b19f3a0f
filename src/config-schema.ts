import { z } from 'zod';

const port = z.coerce
  .number({ error: 'expected a port number' })
  .int()
  .min(0, 'expected 0 to 65535')
  .max(65535, 'expected 0 to 65535');

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  );

const url = (...schemes: readonly string[]) =>
  z
    .string()
    .refine((text) => isUrl(text, schemes), `expected an address that begins with ${schemes.join(' or ')}`);

const days = z.coerce.number({ error: 'expected a number of days' }).int().positive('expected at least 1');

/** `9:00-18:00` as minutes after midnight. */
const span = z.string().transform((text, context) => {
  const parts = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/u.exec(text.trim());
  const [fromHour, fromMinute, toHour, toMinute] = (parts ?? []).slice(1).map(Number);
  const isTime = (hour = 99, minute = 99) => hour * 60 + minute <= 24 * 60 && minute < 60;
  if (!parts || !isTime(fromHour, fromMinute) || !isTime(toHour, toMinute)) {
    context.addIssue({ code: 'custom', message: 'expected hours such as 9:00-18:00' });
    return z.NEVER;
  }
  return { from: (fromHour ?? 0) * 60 + (fromMinute ?? 0), to: (toHour ?? 0) * 60 + (toMinute ?? 0) };
});

const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `mon,tue,wed` as ISO weekdays. */
const weekdays = z.string().transform((text, context) => {
  const numbers = text.split(',').map((name) => DAY_NAMES.indexOf(name.trim().toLowerCase()) + 1);
  if (numbers.includes(0)) {
    context.addIssue({ code: 'custom', message: `expected days such as ${DAY_NAMES.slice(0, 5).join(',')}` });
    return z.NEVER;
  }
  return numbers;
});

/** A GUID, as Microsoft Entra writes the ids of apps, tenants and people. */
const guid = z
  .string()
  .regex(
    /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu,
    'expected an id such as 01234567-89ab-cdef-0123-456789abcdef',
  )
  .transform((text) => text.toLowerCase());

const hexKey = z
  .string()
  .regex(/^(?:[\da-f]{2}){32,}$/iu, 'expected 32 bytes or more in hexadecimal (openssl rand -hex 32)');

/** `<key>,<older key>`: 32 bytes each, as AES-256 takes them. */
const encryptionKeys = z
  .string()
  .regex(
    /^\s*[\da-f]{64}\s*(?:,\s*[\da-f]{64}\s*)*$/iu,
    'expected 32 bytes in hexadecimal (openssl rand -hex 32); more keys after commas',
  )
  .transform((text) => text.split(',').map((key) => Buffer.from(key.trim(), 'hex')));

/** Every environment variable Garbo reads; `docs/configuration.md` explains each. */
export const settingsSchema = z.object({
  PORT: port.default(3000),
  HOST: z.string().optional(),
  PUBLIC_URL: url('https:', 'http:').optional(),
  ALLOWED_HOSTS: list,
  DATA_FOLDER: z.string().default('data'),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  REDIS_URL: url('redis:', 'rediss:').optional(),
  SIGNING_KEY: hexKey.optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).optional(),
  POLICY_FILE: z.string().optional(),
  ENFORCEMENT_FILE: z.string().optional(),
  POLICY_URL: url('https:', 'http:').optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: url('https:', 'http:').optional(),
  OPENAI_MODEL: z.string().optional(),
  OPENAI_TIMEOUT_SECONDS: z.coerce
    .number()
    .positive('expected more than 0')
    .max(600, 'expected at most 600')
    .default(30),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'expected a bot token, which begins with xoxb-').optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z.string().min(16, 'expected at least 16 characters').optional(),
  ENCRYPTION_KEY: encryptionKeys.optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', 'expected an app token, which begins with xapp-')
    .optional(),
  SLACK_CONFIG_TOKEN: z
    .string()
    .startsWith('xoxe.xoxp-', 'expected an app configuration token, which begins with xoxe.xoxp-')
    .optional(),
  SLACK_API_URL: url('https:', 'http:').optional(),
  SLACK_MANAGERS_CHANNEL: z.string().default(''),
  SLACK_LIVE_CHANNELS: list,
  SLACK_OFF_CHANNELS: list,
  SLACK_CUSTOMERS: list,
  SLACK_CUSTOMER_GROUPS: list,
  SLACK_CUSTOMER_TEAMS: list,
  SLACK_CUSTOMER_DOMAINS: list,
  SLACK_AGENTS: list,
  SLACK_AGENT_GROUPS: list,
  SLACK_AGENT_DOMAINS: list,
  SLACK_MANAGERS: list,
  SLACK_MANAGER_GROUPS: list,
  SLACK_DIRECTORS: list,
  SLACK_DIRECTOR_GROUPS: list,
  TEAMS_APP_ID: guid.optional(),
  TEAMS_TENANT_ID: guid.optional(),
  TEAMS_TENANTS: list,
  TEAMS_APP_PASSWORD: z.string().optional(),
  TEAMS_CERTIFICATE_FILE: z.string().optional(),
  TEAMS_FEDERATED_TOKEN_FILE: z.string().optional(),
  TEAMS_MANAGED_IDENTITY: guid.optional(),
  TEAMS_TARGETED_MESSAGES: z.enum(['on', 'off'], { error: 'expected on or off' }).default('off'),
  TEAMS_LOGIN_URL: url('https:', 'http:').default('https://login.microsoftonline.com'),
  TEAMS_OPENID_URL: url('https:', 'http:').default(
    'https://login.botframework.com/v1/.well-known/openidconfiguration',
  ),
  TEAMS_SERVICE_URL: url('https:', 'http:').default('https://smba.trafficmanager.net/teams/'),
  TEAMS_GRAPH_URL: url('https:', 'http:').default('https://graph.microsoft.com'),
  TEAMS_MANAGERS_CHANNEL: z.string().default(''),
  TEAMS_LIVE_CHANNELS: list,
  TEAMS_OFF_CHANNELS: list,
  TEAMS_CUSTOMERS: list,
  TEAMS_CUSTOMER_GROUPS: list,
  TEAMS_CUSTOMER_TENANTS: list,
  TEAMS_CUSTOMER_DOMAINS: list,
  TEAMS_AGENTS: list,
  TEAMS_AGENT_GROUPS: list,
  TEAMS_AGENT_TENANTS: list,
  TEAMS_AGENT_DOMAINS: list,
  TEAMS_MANAGERS: list,
  TEAMS_MANAGER_GROUPS: list,
  TEAMS_DIRECTORS: list,
  TEAMS_DIRECTOR_GROUPS: list,
  PLAYGROUND: z.enum(['on', 'off'], { error: 'expected on or off' }).optional(),
  TIME_ZONE: z.string().default('Europe/Rome').refine(isTimeZone, 'expected a zone such as Europe/Rome'),
  WORKING_DAYS: weekdays.default([1, 2, 3, 4, 5]),
  WORKING_HOURS: span
    .default({ from: 9 * 60, to: 18 * 60 })
    .refine(({ from, to }) => from < to, 'expected an end after the beginning'),
  QUIET_HOURS: span.optional(),
  MANAGERS_LANGUAGE: z.enum(['it', 'en'], { error: 'expected it or en' }).default('it'),
  CHANNEL_LANGUAGE: z.enum(['it', 'en'], { error: 'expected it or en' }).optional(),
  CONTACT_ADDRESS: z.string().optional(),
  CARE_LINES_IT: z.string().default('Telefono Amico, 02 2327 2327, o al 112 in caso di emergenza'),
  CARE_LINES_EN: z.string().default('Telefono Amico, +39 02 2327 2327, or 112 in an emergency'),
  BACKGROUND_HOURS: z.coerce
    .number()
    .positive('expected more than 0')
    .max(168, 'expected at most 168')
    .default(24),
  EVIDENCE_DAYS: days.default(730),
});

/** The configuration of one process, as read from the environment. */
export type Config = z.output<typeof settingsSchema>;

/** Whether Slack is configured: for one workspace by its token, or for several by OAuth. */
export function hasSlack({ SLACK_BOT_TOKEN, SLACK_CLIENT_ID }: Config): boolean {
  return SLACK_BOT_TOKEN !== undefined || SLACK_CLIENT_ID !== undefined;
}

/** Whether Microsoft Teams is configured. */
export function hasTeams({ TEAMS_APP_ID }: Config): boolean {
  return TEAMS_APP_ID !== undefined;
}

/** Whether any chat platform is configured. */
export function hasPlatform(config: Config): boolean {
  return hasSlack(config) || hasTeams(config);
}

/** The playground runs when no platform does, or when asked for. */
export function hasPlayground(config: Config): boolean {
  return config.PLAYGROUND === 'on' || !hasPlatform(config);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function isUrl(text: string, schemes: readonly string[]): boolean {
  return URL.canParse(text) && schemes.includes(new URL(text).protocol);
}
