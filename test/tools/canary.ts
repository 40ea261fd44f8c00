import { onTestFinished } from 'vitest';
import { ruleOf } from '../../shared/areas/cases/lifecycle/lifecycle.ts';
import { type Filled, textAt } from '../../shared/areas/forms/form-spec.ts';
import type { TempStore } from './temp-store.ts';

/** What was said in a place where nobody's record may be told of. */
interface Said {
  readonly where: string;
  readonly text: string;
}

/** Where people write freely, by table. */
const WRITTEN = {
  contact: ['note', 'with_name'],
  contact_addendum: ['note'],
  follow_up: ['what'],
  access_application: ['about', 'information', 'need', 'decision_text'],
  exception_grant: ['reason', 'end_reason', 'review_text'],
  role_map: ['reason'],
  use_question: ['answer', 'review_text'],
  sheet_entry: ['text'],
};

/**
 * What a detail may say in somebody's own words: they are nowhere else, and can be destroyed with it while the trail
 * still verifies (R42). No student's name or number may be in them, here as elsewhere.
 */
const OWN_WORDS: Readonly<Record<string, string>> = {
  'audit.read': 'purpose',
  'mapping.publish': 'regulation',
  'record.seal': 'reason',
  'record.unseal': 'reason',
  'audit.staff': 'purpose',
  'audit.export': 'purpose',
};

/** A detail counts, or names by reference: codes, ids and days. A name or a text has a blank in it sooner or later. */
const REFERENCE = /^[\w.:+/=-]{0,64}$/;

/**
 * Looks, when the test ends, for the students' names and numbers and for what anybody wrote, in every line of the
 * trail, everything logged and every answer that is a refusal or an error; the test fails where one is found (R60).
 */
export function watchForCanaries(
  parts: Pick<TempStore, 'rows'> & { readonly logged: readonly string[]; readonly app: Answering },
  words: RegExp,
): void {
  const errors: Said[] = [];
  hear(parts.app, errors);
  onTestFinished(async () => {
    const found = await canariesIn(parts.rows, words, [...errors, ...parts.logged.map(inLog)]);
    if (found.length > 0) throw new Error(`It names a student or what was written of one:\n${found.join('\n')}`);
  });
}

/** Where a word or a written text was found, one line each; in the trail after entry `after`. */
export async function canariesIn(
  rows: TempStore['rows'],
  words: RegExp,
  said: readonly Said[],
  after = 0,
): Promise<string[]> {
  const texts = await writtenTexts(rows);
  const lines = (await rows(`SELECT seq, line FROM audit WHERE seq > ${after} ORDER BY seq`)).map(([seq, line]) =>
    entry('line', seq, line),
  );
  const kept = await rows(
    `SELECT seq, detail, action FROM audit_detail JOIN audit USING (seq) WHERE seq > ${after} ORDER BY seq`,
  );
  const details = kept.map(([seq, one]) => entry('detail', seq, one));
  const told = ({ text }: Said) => words.test(text) || texts.some((one) => text.includes(one));
  const odd = details.filter(({ text }, i) => !isOfReferences(text, OWN_WORDS[String(kept[i]?.[2])]));
  return [...[...lines, ...details, ...said].filter(told), ...odd].map(({ where, text }) => `${where}: ${text}`);
}

/** Words that stand for somebody or something, each alone and however it is written. */
export function anyOf(words: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${words.filter(Boolean).join('|')})\\b`, 'i');
}

export const inLog = (text: string): Said => ({ where: 'log', text });

interface Answering {
  fetch: (request: Request, ...more: never[]) => Response | Promise<Response>;
}

/** Keeps what an application answers with when it refuses or fails. */
function hear(app: Answering, errors: Said[]): void {
  const answered = app.fetch.bind(app);
  app.fetch = async (request, ...more) => {
    const answer = await answered(request, ...more);
    const said = await errorIn(answer);
    if (said !== undefined) errors.push({ where: `${request.method} ${new URL(request.url).pathname}`, text: said });
    return answer;
  };
}

/** The body of an answer that is a refusal or an error; the answer itself stays readable. */
export async function errorIn(answer: Response): Promise<string | undefined> {
  return answer.status < 400 ? undefined : answer.clone().text();
}

const entry = (what: string, seq: unknown, text: unknown): Said => ({
  where: `${what} ${String(seq)} of the trail`,
  text: String(text),
});

/** What is in the record in somebody's own words: more than one of them, since a single one may be a code. */
async function writtenTexts(rows: TempStore['rows']): Promise<string[]> {
  const asked = Object.entries(WRITTEN).flatMap(([table, columns]) =>
    columns.map((column) => `SELECT ${column} FROM ${table}`),
  );
  const found = await rows(asked.join(' UNION '));
  const texts = [...found.map(([text]) => String(text)), ...(await stepTexts(rows))];
  return texts.map((text) => text.trim()).filter((text) => /\S\s+\S/.test(text));
}

/** What was written in the forms of steps: their choices are codes, and are told of in the trail. */
async function stepTexts(rows: TempStore['rows']): Promise<string[]> {
  const steps = await rows('SELECT kind, filled FROM case_step');
  return steps.flatMap(([kind, filled]) =>
    (ruleOf(String(kind))?.fields ?? [])
      .filter((field) => field.kind === 'line' || field.kind === 'text')
      .map(({ name }) => textAt(JSON.parse(String(filled)) as Filled, name)),
  );
}

function isOfReferences(detail: string, free: string | undefined): boolean {
  let value: unknown = detail;
  try {
    value = JSON.parse(detail, (key, one: unknown) => (key === free ? undefined : one));
  } catch {
    // A single reference is kept as it is.
  }
  return leavesOf(value).every((leaf) => typeof leaf !== 'string' || REFERENCE.test(leaf));
}

function leavesOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return Object.entries(value).flatMap(([key, one]) => [key, ...leavesOf(one)]);
}
