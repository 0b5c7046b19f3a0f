import { type Answer, listed, ok } from './answer.js';

/**
 * What has come from a platform and when, the newest first.
 * @param common what comes on any ordinary day; other kinds tell of changes that may never happen
 * @param timeZone the zone times are said in
 */
export function sayArrivals(
  came: ReadonlyMap<string, Date>,
  common: readonly string[],
  timeZone: string,
): Answer {
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone });
  const newestFirst = [...came].sort(([, one], [, other]) => other.getTime() - one.getTime());
  const said = newestFirst.map(([kind, at]) => `${kind} (${when.format(at)})`);
  const never = common.filter((kind) => !came.has(kind));
  return ok(`last came ${listed(said, 6)}.${never.length === 0 ? '' : ` Not yet: ${listed(never)}.`}`);
}
