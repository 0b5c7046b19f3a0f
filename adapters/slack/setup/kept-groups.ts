import { z } from 'zod';
import type { WorkspaceSettings } from '../../../src/core/settings/workspace-settings.js';

/** The blocks of a dialog, as far as they offer choices; Slack hands them in again with the form. */
export const offeringBlocks = z.array(
  z.looseObject({
    block_id: z.string().nullish(),
    element: z
      .looseObject({ options: z.array(z.looseObject({ value: z.string().nullish() })).nullish() })
      .nullish(),
  }),
);

/** User groups that stay chosen, because the dialog had no room to offer them. */
export type KeptGroups = Readonly<Record<'managers' | 'directors', readonly string[]>>;

/** Which of the groups in force a dialog did not offer: that they were not chosen in it says nothing. */
export function keptGroups(
  blocks: z.infer<typeof offeringBlocks>,
  { managers, directors }: Pick<WorkspaceSettings, 'managers' | 'directors'>,
): KeptGroups {
  const notOffered = (role: keyof KeptGroups, chosen: readonly string[]) => {
    const field = blocks.find(({ block_id }) => block_id === `${role}Groups`);
    const offered = new Set((field?.element?.options ?? []).map(({ value }) => value));
    return chosen.filter((id) => !offered.has(id));
  };
  return {
    managers: notOffered('managers', managers.groups),
    directors: notOffered('directors', directors.groups),
  };
}
