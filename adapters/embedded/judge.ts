import { type BackgroundTokens, extractFeatures } from './features.js';
import { maskMethodWords } from './method-words.js';
import { type Model, type Scores, score } from './model.js';
import type { Token } from './tokenise.js';
import { windowsOf } from './windows.js';

/** What the model says of one message, before it is put in the words of a policy. */
export interface Judgement {
  /** Of the stretch that speaks most for a violation; `concern` of the one that speaks most for that. */
  readonly scores: Scores;
  /** That stretch: the whole message when it is short. */
  readonly window: readonly Token[];
}

/**
 * Judges every window of a message; the strongest speaks for it. Background helps only with the message as a
 * whole: nobody puts pressure by the fortieth sentence alone.
 */
export function judge(model: Model, tokens: readonly Token[], background: BackgroundTokens): Judgement {
  const judgements = windowsOf(tokens).map((window): Judgement => {
    const scores = judgeWindow(model, window.tokens, window.tokens === tokens ? background : undefined);
    const { violation, concern } = scores;
    const lowered = { violation: violation - window.penalty, concern: concern - window.penalty };
    return { window: window.tokens, scores: { ...scores, ...lowered } };
  });
  return judgements.reduce((strongest, one) => {
    const stronger = one.scores.violation > strongest.scores.violation ? one : strongest;
    const concern = Math.max(strongest.scores.concern, one.scores.concern);
    return { window: stronger.window, scores: { ...stronger.scores, concern } };
  });
}

/** Scores of one window. The concern head sees it without the words that name a way to die. */
function judgeWindow(model: Model, window: readonly Token[], background?: BackgroundTokens): Scores {
  const scores = score(model, extractFeatures(window, background));
  const masked = maskMethodWords(window);
  if (masked === window) return scores;
  return { ...scores, concern: score(model, extractFeatures(masked, background)).concern };
}
