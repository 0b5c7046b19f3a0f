import { type Answer, ok, warning } from './answer.js';

/**
 * The closing notice names an address that stays open.
 * @param ifNone how it is set
 */
export async function checkContactAddress(address: string | null, ifNone: string): Promise<Answer> {
  if (address !== null && address !== '') return ok(`${address} stays open after a measure.`);
  return warning(
    `none is set, so no manager can end a correspondence or block: the closing notice has to name one. ${ifNone}`,
  );
}
