import { type Request, type Response, Router } from 'express';
import { LANGUAGES, type Language } from '../core/language.js';
import type { Policy, PolicyText } from '../core/policy/policy.js';
import { outlinePolicy } from '../core/policy/policy-outline.js';

/** Serves the policy for reading at `/policy/it` and `/policy/en`, with an anchor for each clause. */
export function policyPages(policy: Policy): Router {
  const router = Router();
  for (const language of LANGUAGES) {
    router.get(`/policy/${language}`, (_request: Request, response: Response) => {
      const text = policy.texts[language];
      if (text) response.set(HEADERS).type('html').send(page(text, language));
      else response.status(404).type('text').send(MISSING[language]);
    });
  }
  return router;
}

const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

const MISSING: Readonly<Record<Language, string>> = {
  it: 'La policy non è disponibile in italiano.',
  en: 'The policy is not available in English.',
};

function page(text: PolicyText, language: Language): string {
  const sections = outlinePolicy(text).map(({ heading, clauses }) => {
    const items = clauses
      .map((clause) => `<li id="${escapeHtml(clause.id)}">${escapeHtml(clause.text)}</li>`)
      .join('');
    return `<section>${heading ? `<h2>${escapeHtml(heading)}</h2>` : ''}<ul>${items}</ul></section>`;
  });
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(text.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(text.title)}</h1>
${sections.join('\n')}
</main>
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1.0625rem/1.6 system-ui, sans-serif; margin: 0; padding: 2rem 1.25rem; }
main { max-width: 42rem; margin: 0 auto; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.15rem; margin: 2rem 0 0.5rem; }
ul { list-style: none; padding: 0; margin: 0; }
li { padding: 0.35rem 0.75rem; border-left: 3px solid transparent; }
li:target { border-left-color: #2f6f6a; background: color-mix(in srgb, #2f6f6a 12%, transparent); }
`;

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
