/** Turns for posting, what became of conversations, and the ids they had before. */
export const CONVERSATIONS_AND_TURNS = `
CREATE TABLE garbo.posting_lanes (
  platform text NOT NULL,
  workspace text NOT NULL,
  lane text NOT NULL,
  next_at timestamptz NOT NULL,
  paused_until timestamptz NOT NULL,
  PRIMARY KEY (platform, workspace, lane)
);

CREATE TABLE garbo.posting_turns (
  platform text NOT NULL,
  workspace text NOT NULL,
  lane text NOT NULL,
  ticket text NOT NULL,
  turn_at timestamptz NOT NULL,
  PRIMARY KEY (platform, workspace, lane, ticket)
);

-- The generic cell rate algorithm, with a turn kept for whoever has to wait. The row's lock makes it one after the
-- other; times are the database's own. Returns milliseconds.
CREATE FUNCTION garbo.next_turn(
  of_platform text, of_workspace text, of_lane text, of_ticket text, every_ms double precision, burst integer
) RETURNS double precision LANGUAGE plpgsql AS $$
DECLARE
  every interval := every_ms * interval '1 millisecond';
  found garbo.posting_lanes;
  right_now timestamptz;
  free_at timestamptz;
  turn timestamptz;
BEGIN
  INSERT INTO garbo.posting_lanes (platform, workspace, lane, next_at, paused_until)
    VALUES (of_platform, of_workspace, of_lane, '-infinity', '-infinity') ON CONFLICT DO NOTHING;
  SELECT * INTO STRICT found FROM garbo.posting_lanes
    WHERE platform = of_platform AND workspace = of_workspace AND lane = of_lane FOR UPDATE;
  right_now := clock_timestamp();
  -- A turn not taken for so long belonged to a job that is gone.
  DELETE FROM garbo.posting_turns
    WHERE platform = of_platform AND workspace = of_workspace AND lane = of_lane
      AND turn_at < right_now - interval '10 minutes';
  SELECT turn_at INTO turn FROM garbo.posting_turns
    WHERE platform = of_platform AND workspace = of_workspace AND lane = of_lane AND ticket = of_ticket;
  IF turn IS NULL THEN
    free_at := greatest(found.next_at, right_now);
    turn := greatest(free_at - (burst - 1) * every, found.paused_until);
    UPDATE garbo.posting_lanes SET next_at = free_at + every
      WHERE platform = of_platform AND workspace = of_workspace AND lane = of_lane;
    IF turn <= right_now THEN
      RETURN 0;
    END IF;
    INSERT INTO garbo.posting_turns (platform, workspace, lane, ticket, turn_at)
      VALUES (of_platform, of_workspace, of_lane, of_ticket, turn);
  ELSIF turn <= right_now THEN
    DELETE FROM garbo.posting_turns
      WHERE platform = of_platform AND workspace = of_workspace AND lane = of_lane AND ticket = of_ticket;
    RETURN 0;
  END IF;
  RETURN ceil(extract(epoch FROM turn - right_now) * 1000);
END;
$$;

-- Moves every turn of the lane by as much as the pause is new, and puts the ticket's at its end.
CREATE FUNCTION garbo.pause_lane(
  of_platform text, of_workspace text, of_lane text, of_ticket text, every_ms double precision, burst integer,
  for_ms double precision
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  found garbo.posting_lanes;
  right_now timestamptz;
  ends timestamptz;
  longer interval;
BEGIN
  INSERT INTO garbo.posting_lanes (platform, workspace, lane, next_at, paused_until)
    VALUES (of_platform, of_workspace, of_lane, '-infinity', '-infinity') ON CONFLICT DO NOTHING;
  SELECT * INTO STRICT found FROM garbo.posting_lanes
    WHERE platform = of_platform AND workspace = of_workspace AND lane = of_lane FOR UPDATE;
  right_now := clock_timestamp();
  ends := greatest(right_now + for_ms * interval '1 millisecond', found.paused_until);
  longer := ends - greatest(found.paused_until, right_now);
  UPDATE garbo.posting_turns SET turn_at = turn_at + longer
    WHERE platform = of_platform AND workspace = of_workspace AND lane = of_lane;
  UPDATE garbo.posting_lanes
    SET paused_until = ends,
        next_at = greatest(greatest(found.next_at, right_now) + longer,
                           ends + burst * every_ms * interval '1 millisecond')
    WHERE platform = of_platform AND workspace = of_workspace AND lane = of_lane;
  INSERT INTO garbo.posting_turns (platform, workspace, lane, ticket, turn_at)
    VALUES (of_platform, of_workspace, of_lane, of_ticket, ends)
    ON CONFLICT (platform, workspace, lane, ticket) DO UPDATE SET turn_at = ends;
END;
$$;

CREATE TABLE garbo.conversations (
  platform text NOT NULL,
  workspace text NOT NULL,
  conversation text NOT NULL,
  state text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (platform, workspace, conversation)
);

CREATE TABLE garbo.conversation_names (
  platform text NOT NULL,
  workspace text NOT NULL,
  name text NOT NULL,
  first_name text NOT NULL,
  since timestamptz NOT NULL,
  PRIMARY KEY (platform, workspace, name)
);

ALTER TABLE garbo.posts ADD COLUMN lost text;
ALTER TABLE garbo.posts ADD COLUMN moved text;
CREATE INDEX posts_lost ON garbo.posts (platform, workspace) WHERE state = 'failed' AND lost IS NOT NULL;
`;
