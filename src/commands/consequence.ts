import { decide } from '../core/ladder/decide.js';
import type { Decision } from '../core/ladder/decision.js';
import type { Policy } from '../core/policy/policy.js';
import type { Verdict } from '../core/screening/verdict.js';
import type { Consequence } from './classify.js';

/** What the ladder would do about a verdict, were it the first message of a customer in good standing. */
export function firstMessageConsequence(policy: Policy, verdict: Verdict, now: Date): Consequence {
  const decision = decide({
    verdict,
    message: { thread: 'thread', writtenAt: now, role: 'customer', answered: false },
    standing: {
      customer: { platform: 'playground', workspace: 'local', customer: 'customer' },
      caseId: null,
      strikes: [],
      reminders: [],
      noticeOnItsWay: false,
      openAlert: null,
      measure: null,
    },
    enforcement: policy.enforcement,
    now,
    confirmed: false,
  });
  return {
    lines: ['As a first message in a live channel:', `  ${inWords(decision)} (rule: ${decision.rule})`],
    data: decision,
  };
}

function inWords({ notice, alert }: Decision): string {
  const said = notice ? NOTICES[notice.kind] : 'nothing is said to the customer';
  const asked = alert ? ALERTS[alert.kind] : 'managers are not asked';
  return `${said}; ${asked}`;
}

const NOTICES = {
  reminder: 'a private reminder, no strike',
  warning: 'a polite request in the thread, a strike once delivered',
  'final-notice': 'a final notice in the thread',
} as const;

const ALERTS = {
  alert: 'managers are alerted',
  question: 'managers are asked whether it breaks the policy',
  'care-alert': 'managers are told at once that somebody may be in danger',
} as const;
