import { DEFAULT_SHEET_FORM } from '../../../shared/areas/cases/first-sheet-form.ts';
import { type FaceSheetForm, faceSheetFormSchema, type SheetForms } from '../../../shared/areas/cases/sheet-form.ts';
import { problems } from '../../errors.ts';
import type { SignedIn } from '../../http/context.ts';
import { type JsonText, jsonText } from '../../http/json-text.ts';
import { decideGlobal, explainRefusal } from '../../policy/index.ts';
import type { Looker, Store } from '../../store/store.ts';
import { earlierSheetForms, sheetFormText } from './sheet-form.repo.ts';

/** Of a district that has not said what its face sheet asks for (R1). */
export const FIRST_TEXT = JSON.stringify(DEFAULT_SHEET_FORM);

export const parseForm = (text: string): FaceSheetForm => faceSheetFormSchema.parse(JSON.parse(text));

/** What the face sheet asks for now. */
export async function readSheetForm(q: Looker): Promise<FaceSheetForm> {
  const text = await sheetFormText(q);
  return text === undefined ? DEFAULT_SHEET_FORM : parseForm(text);
}

/** The same as it was kept, for an answer that only passes it on. */
export async function formText(q: Looker): Promise<JsonText> {
  return jsonText((await sheetFormText(q)) ?? FIRST_TEXT);
}

/**
 * The form in force and every one before it, newest first. No student is in it, so it leaves no entry. Throws
 * `not-allowed` for everybody who may not change it.
 */
export async function readSheetForms(store: Store, { actor, locale }: SignedIn): Promise<SheetForms> {
  const decided = decideGlobal(actor, 'sheet-form.edit');
  if (!decided.allow) throw problems.notAllowed(explainRefusal('sheet-form.edit', locale));
  return store.look(async (q) => ({
    inForce: await readSheetForm(q),
    earlier: (await earlierSheetForms(q, decided.grant)).map(parseForm).toSorted((a, b) => b.rev - a.rev),
  }));
}
