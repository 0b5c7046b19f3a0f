/** The time. Core never reads it otherwise. */
export interface Clock {
  now(): Date;
}
