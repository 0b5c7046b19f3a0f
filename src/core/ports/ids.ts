/** Makes ids: UUIDv7, so that they sort by time. */
export interface Ids {
  next(): string;
}
