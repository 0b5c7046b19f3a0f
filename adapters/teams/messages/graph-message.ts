import { z } from 'zod';

/**
 * A message as Graph has it, as far as it matters here.
 * Source: https://learn.microsoft.com/graph/api/resources/chatmessage
 */
export const graphMessage = z.looseObject({
  id: z.string().min(1),
  replyToId: z.string().nullish(),
  createdDateTime: z.iso.datetime({ offset: true }),
  lastModifiedDateTime: z.iso.datetime({ offset: true }).nullish(),
  deletedDateTime: z.string().nullish(),
  from: z
    .looseObject({
      application: z.looseObject({ id: z.string().nullish() }).nullish(),
      user: z.looseObject({ id: z.string().nullish() }).nullish(),
    })
    .nullish(),
  body: z.looseObject({ contentType: z.string(), content: z.string().nullish() }).nullish(),
  attachments: z.array(z.looseObject({ content: z.string().nullish() })).nullish(),
});

/** A message as Graph has it. */
export type GraphMessage = z.infer<typeof graphMessage>;
