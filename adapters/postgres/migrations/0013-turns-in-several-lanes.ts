/** A post may need its turn in several lanes: of its conversation, and of the whole workspace. */
export const TURNS_IN_SEVERAL_LANES = `
DROP FUNCTION garbo.next_turn(text, text, text, text, double precision, integer);

-- The generic cell rate algorithm, with a turn kept for whoever has to wait; lane after lane, as long as the turn has
-- come in those before. Who is held up by a later lane for longer than a burst of an earlier one makes up for moves the
-- turns behind theirs there. The rows' locks, taken in one order, make it one after the other; times are the
-- database's own. Returns milliseconds.
CREATE FUNCTION garbo.next_turn(
  of_platform text, of_workspace text, of_ticket text,
  of_lanes text[], every_ms double precision[], bursts integer[]
) RETURNS double precision LANGUAGE plpgsql AS $$
DECLARE
  found garbo.posting_lanes;
  every interval;
  right_now timestamptz;
  free_at timestamptz;
  turn timestamptz;
  turns timestamptz[] := '{}';
  ready_at timestamptz;
  held_up_by integer := 0;
  late interval;
BEGIN
  INSERT INTO garbo.posting_lanes (platform, workspace, lane, next_at, paused_until)
    SELECT of_platform, of_workspace, name, '-infinity', '-infinity' FROM unnest(of_lanes) AS name ORDER BY name
    ON CONFLICT DO NOTHING;
  PERFORM 1 FROM garbo.posting_lanes
    WHERE platform = of_platform AND workspace = of_workspace AND lane = ANY (of_lanes) ORDER BY lane FOR UPDATE;
  right_now := clock_timestamp();
  ready_at := right_now;
  -- A turn not taken for so long belonged to a job that is gone.
  DELETE FROM garbo.posting_turns
    WHERE platform = of_platform AND workspace = of_workspace AND lane = ANY (of_lanes)
      AND turn_at < right_now - interval '10 minutes';
  FOR i IN 1 .. cardinality(of_lanes) LOOP
    SELECT turn_at INTO turn FROM garbo.posting_turns
      WHERE platform = of_platform AND workspace = of_workspace AND lane = of_lanes[i] AND ticket = of_ticket;
    IF turn IS NULL THEN
      EXIT WHEN ready_at > right_now;
      SELECT * INTO STRICT found FROM garbo.posting_lanes
        WHERE platform = of_platform AND workspace = of_workspace AND lane = of_lanes[i];
      every := every_ms[i] * interval '1 millisecond';
      free_at := greatest(found.next_at, right_now);
      turn := greatest(free_at - (bursts[i] - 1) * every, found.paused_until);
      UPDATE garbo.posting_lanes SET next_at = free_at + every
        WHERE platform = of_platform AND workspace = of_workspace AND lane = of_lanes[i];
      INSERT INTO garbo.posting_turns (platform, workspace, lane, ticket, turn_at)
        VALUES (of_platform, of_workspace, of_lanes[i], of_ticket, turn);
    END IF;
    IF turn > ready_at THEN
      ready_at := turn;
      held_up_by := i;
    END IF;
    turns := turns || turn;
  END LOOP;
  IF ready_at <= right_now THEN
    DELETE FROM garbo.posting_turns
      WHERE platform = of_platform AND workspace = of_workspace AND lane = ANY (of_lanes) AND ticket = of_ticket;
    RETURN 0;
  END IF;
  FOR i IN 1 .. held_up_by - 1 LOOP
    late := ready_at - greatest(turns[i] + (bursts[i] - 1) * every_ms[i] * interval '1 millisecond', right_now);
    CONTINUE WHEN late <= interval '0';
    UPDATE garbo.posting_turns SET turn_at = turn_at + late
      WHERE platform = of_platform AND workspace = of_workspace AND lane = of_lanes[i] AND turn_at >= turns[i];
    UPDATE garbo.posting_lanes SET next_at = greatest(next_at, right_now) + late
      WHERE platform = of_platform AND workspace = of_workspace AND lane = of_lanes[i];
  END LOOP;
  RETURN ceil(extract(epoch FROM ready_at - right_now) * 1000);
END;
$$;
`;
