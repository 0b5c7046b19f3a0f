import { z } from 'zod';
import { TeamsPayloadUnreadable } from './errors.js';

/** Somebody, as an activity names them. `aadObjectId` is missing for some people of other organisations. */
export const account = z.looseObject({
  id: z.string().min(1),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  role: z.string().nullish(),
});

/** A team with which a channel was shared. */
const otherTeam = z.looseObject({ id: z.string().nullish(), tenantId: z.string().nullish() });

/**
 * What every activity from Teams carries.
 * Source: https://learn.microsoft.com/microsoftteams/platform/resources/bot-v3/bots-context
 */
export const activitySchema = z.looseObject({
  type: z.string().min(1),
  id: z.string().nullish(),
  name: z.string().nullish(),
  timestamp: z.string().nullish(),
  channelId: z.string(),
  serviceUrl: z.string().min(1),
  locale: z.string().nullish(),
  from: account,
  /** Garbo; `isTargeted` when nobody else in the conversation sees what was written: a slash command. */
  recipient: account.extend({ isTargeted: z.boolean().nullish() }).nullish(),
  /** What happened, in an `installationUpdate`. */
  action: z.string().nullish(),
  /** A chat's new name. */
  topicName: z.string().nullish(),
  conversation: z.looseObject({
    id: z.string().min(1),
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
    name: z.string().nullish(),
  }),
  channelData: z
    .looseObject({
      eventType: z.string().nullish(),
      tenant: z.looseObject({ id: z.string() }).nullish(),
      team: z
        .looseObject({
          id: z.string().nullish(),
          name: z.string().nullish(),
          aadGroupId: z.string().nullish(),
        })
        .nullish(),
      channel: z
        .looseObject({
          id: z.string().nullish(),
          name: z.string().nullish(),
          /** `standard`, `private` or `shared`, where Teams says it. */
          type: z.string().nullish(),
        })
        .nullish(),
      sharedWithTeams: z.array(otherTeam).nullish(),
      unsharedFromTeams: z.array(otherTeam).nullish(),
    })
    .nullish(),
  replyToId: z.string().nullish(),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  attachments: z
    .array(
      z.looseObject({
        contentType: z.string().nullish(),
        content: z.unknown().optional(),
        name: z.string().nullish(),
      }),
    )
    .nullish(),
  entities: z
    .array(
      z.looseObject({
        type: z.string().nullish(),
        text: z.string().nullish(),
        mentioned: z
          .looseObject({ id: z.string(), name: z.string().nullish(), mentionType: z.string().nullish() })
          .nullish(),
      }),
    )
    .nullish(),
  value: z.unknown().optional(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
});

/** An activity from Teams. */
export type TeamsActivity = z.infer<typeof activitySchema>;

/**
 * Reads an activity's common part.
 * @throws TeamsPayloadUnreadable when it has another shape
 */
export function readActivity(payload: unknown): TeamsActivity {
  const parsed = activitySchema.safeParse(payload);
  if (parsed.success) return parsed.data;
  const paths = parsed.error.issues.map((issue) => issue.path.join('.') || 'the whole');
  throw new TeamsPayloadUnreadable(`odd or missing ${[...new Set(paths)].join(', ')}`);
}

/**
 * The tenant an activity comes from: the host's, also in channels shared with others.
 * @throws TeamsPayloadUnreadable when it names none
 */
export function tenantOf({ conversation, channelData }: TeamsActivity): string {
  const tenant = channelData?.tenant?.id ?? conversation.tenantId;
  if (!tenant) throw new TeamsPayloadUnreadable('it names no tenant');
  return tenant.toLowerCase();
}

/**
 * When it happened, by the clock of Teams.
 * @throws TeamsPayloadUnreadable when it does not say
 */
export function timeOf({ timestamp }: TeamsActivity): Date {
  const time = new Date(timestamp ?? Number.NaN);
  if (Number.isNaN(time.getTime())) throw new TeamsPayloadUnreadable('it does not say when it happened');
  return time;
}
