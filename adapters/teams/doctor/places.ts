import { type Answer, counted, fault, listed, ok, warning } from '../../../src/core/doctor/answer.js';
import { isThere } from '../place.js';
import type { ExaminedTenant } from './workspace.js';

const ADD = 'Add the app Garbo to the team, the channel or the chat, and write something there';

/** Where Garbo is, each with its mode; and what the settings name where it is not. Teams tells only what it sends. */
export async function checkPlaces({
  contacts,
  recordFault,
  tenant,
  settings,
}: ExaminedTenant): Promise<Answer> {
  if (recordFault) throw recordFault;
  const places = (await contacts.conversations(tenant)).filter(
    (place) => place.kind !== 'personal' && isThere(place),
  );
  const watched = places.filter(({ id }) => !settings.managersChannels.includes(id));
  if (watched.length === 0) {
    return warning(`nothing has come from any channel or chat where customers write. ${ADD}.`);
  }
  const strayed = settings.namedChannels.filter((id) => !places.some((place) => place.id === id));
  if (strayed.length > 0) {
    return fault(
      `the settings name ${listed(strayed)}, from where nothing has come. ${ADD}, or correct the settings.`,
    );
  }
  const said = await Promise.all(
    watched.map(async ({ id, name, kind }) => `${name ?? id} (${kind}, ${await settings.modeOf(id)})`),
  );
  return ok(`in ${counted(watched.length, 'place')}: ${listed(said)}.`);
}
