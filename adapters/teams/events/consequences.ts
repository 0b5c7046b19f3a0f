import { type Happening, stateAfter } from '../../../src/core/conversations/conversation-change.js';
import type { EscalationJob } from '../../../src/core/ports/queues.js';
import { type TeamsActivity, tenantOf, timeOf } from '../activity-schema.js';
import type { Sighting, TeamsContacts } from '../contacts.js';
import { inState, isThere, type KnownPlace, placeOf } from '../place.js';
import type { Newcomer, Scope, TeamsEvent } from './read-event.js';

/** What is to be kept, and then to be done, about something that happened. */
export interface Consequence {
  readonly places: readonly KnownPlace[];
  readonly people: readonly Sighting[];
  readonly jobs: readonly EscalationJob[];
}

const NOTHING: Consequence = { places: [], people: [], jobs: [] };

/** Says what follows; changes nothing. Throws RecordUnavailable. */
export async function consequenceOf(
  event: TeamsEvent,
  activity: TeamsActivity,
  contacts: TeamsContacts,
): Promise<Consequence> {
  const known = await contacts.conversations(tenantOf(activity));
  switch (event.what) {
    case 'let-in':
      return letIn(event.conversation, event.scope, activity, known);
    case 'named':
      return named(event.conversation, activity, known);
    case 'removed':
      return removed(event.scope, activity, known);
    case 'joined':
      return joined(event.scope, event.people, activity, known);
    case 'happened':
      return happened(event.scope, event.happened, activity, known);
  }
}

/** What is to be done where Garbo was not known to be until now. In a direct conversation people find their own page. */
export function arrivalJobs(place: KnownPlace, activity: TeamsActivity): readonly EscalationJob[] {
  const conversation = keyOf(place.id, activity);
  // Teams tells it more than once, in several ways: managers are told once a day.
  const day = timeOf(activity).toISOString().slice(0, 10);
  if (place.kind === 'personal') {
    const { platform, workspace } = conversation;
    const home = { workspace: { platform, workspace }, person: activity.from.id };
    return [{ type: 'home', home, delivery: `${place.id}/${day}` }];
  }
  return [
    changed(place.id, 'joined', activity),
    { type: 'invited', conversation, delivery: `${place.id}/${day}` },
  ];
}

/** Let into a team, Garbo is in all its channels again; the ones it never heard of count when it hears of them. */
function letIn(
  conversation: string,
  scope: Scope,
  activity: TeamsActivity,
  known: readonly KnownPlace[],
): Consequence {
  const before = known.find(({ id }) => id === conversation) ?? null;
  const others = inScope(known, scope).filter(({ id, state }) => id !== conversation && state === 'left');
  const back = others.map((place) => inState(place, 'here', timeOf(activity))).filter(isThere);
  const place = { ...placeOf(activity, conversation, before), id: conversation };
  const isNew = isThere(place) && !(before && isThere(before));
  return {
    ...NOTHING,
    places: [place, ...back],
    jobs: [...(isNew ? [place] : []), ...back].flatMap((one) => arrivalJobs(one, activity)),
  };
}

function named(conversation: string, activity: TeamsActivity, known: readonly KnownPlace[]): Consequence {
  const before = known.find(({ id }) => id === conversation) ?? null;
  if (before && !isThere(before)) return NOTHING;
  const place = { ...placeOf(activity, conversation, before), id: conversation };
  return { ...NOTHING, places: [place], jobs: before ? [] : arrivalJobs(place, activity) };
}

/** Once Garbo is nowhere in a tenant, it is uninstalled there. */
function removed(scope: Scope, activity: TeamsActivity, known: readonly KnownPlace[]): Consequence {
  const left = inScope(known, scope)
    .filter(isThere)
    .map((place) => inState(place, 'left', timeOf(activity)))
    .filter((place) => !isThere(place));
  const stays = known.some((place) => isThere(place) && !left.some(({ id }) => id === place.id));
  const uninstalled: EscalationJob = {
    type: 'uninstalled',
    workspace: { platform: 'teams', workspace: tenantOf(activity) },
    delivery: deliveryOf(activity, 'all'),
  };
  const changes = left
    .filter(({ kind }) => kind !== 'personal')
    .map(({ id }) => changed(id, 'left', activity));
  return { ...NOTHING, places: left, jobs: [...changes, ...(stays ? [] : [uninstalled])] };
}

/** Who joins a team joins all its channels but those with members of their own, at once. */
function joined(
  scope: Scope,
  people: readonly Newcomer[],
  activity: TeamsActivity,
  known: readonly KnownPlace[],
): Consequence {
  const open = inScope(known, scope).filter(
    (place) => isThere(place) && ('conversation' in scope || (place.type ?? 'standard') === 'standard'),
  );
  const [first, ...also] = open.map(({ id }) => id);
  const seenIn = 'team' in scope ? scope.team : scope.conversation;
  return {
    ...NOTHING,
    people: people.map((person) => ({ ...person, conversation: seenIn, isDirect: false, locale: null })),
    jobs: first
      ? people.map(({ id: person }) => ({
          type: 'joined',
          conversation: keyOf(first, activity),
          also,
          person,
          delivery: deliveryOf(activity, person),
        }))
      : [],
  };
}

/** A channel Garbo has not heard of is named all the same: the record may know it. */
function happened(
  scope: Scope,
  what: Happening,
  activity: TeamsActivity,
  known: readonly KnownPlace[],
): Consequence {
  const state = stateAfter(what);
  const places = inScope(known, scope).filter((place) => place.state !== 'left');
  const ids = 'team' in scope ? places.map(({ id }) => id) : [scope.conversation];
  return {
    ...NOTHING,
    places: state ? places.map((place) => inState(place, state, timeOf(activity))) : [],
    jobs: ids.map((id) => changed(id, what, activity)),
  };
}

function inScope(known: readonly KnownPlace[], scope: Scope): readonly KnownPlace[] {
  return known.filter((place) =>
    'team' in scope ? place.team === scope.team && place.kind === 'channel' : place.id === scope.conversation,
  );
}

function changed(conversation: string, what: Happening, activity: TeamsActivity): EscalationJob {
  return {
    type: 'conversation',
    delivery: deliveryOf(activity, conversation),
    change: { conversation: keyOf(conversation, activity), at: timeOf(activity), happened: what },
  };
}

function keyOf(conversation: string, activity: TeamsActivity) {
  return { platform: 'teams', workspace: tenantOf(activity), conversation } as const;
}

/** One activity may make several jobs, each for itself. */
function deliveryOf({ id, timestamp }: TeamsActivity, about: string): string {
  return `${id ?? timestamp ?? ''}/${about}`;
}
