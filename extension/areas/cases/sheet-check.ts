import { SHEET_TEXT_MAX, sheetChangeSchema } from '../../../shared/areas/cases/sheet.ts';
import { askedUnder } from '../../../shared/areas/cases/sheet-fields.ts';
import type { FaceSheetForm } from '../../../shared/areas/cases/sheet-form.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import type { Issue } from '../../../shared/wire/problem.ts';
import type { SheetForm } from '../../messages.ts';
import { lastName } from '../forms/errors.ts';
import type { FormErrors } from '../forms/form-desk.svelte.ts';

/** What keeps the changed fields from being sent, at each, by the same schema and the same form as the server's. */
export function checkSheet({ fields }: SheetForm, layout: Pick<FaceSheetForm, 'fields'>): FormErrors<string> {
  const wrong = fields.flatMap((change) => {
    const asked = askedUnder(layout, change.field);
    if (asked === undefined) return [[change.field, m.sheet_not_asked()] as const];
    if (change.text.length > asked.max) return [[change.field, m.issue_written_long({ max: asked.max })] as const];
    const code = sheetChangeSchema.safeParse(change).error?.issues[0]?.code;
    return code === undefined ? [] : [[change.field, issueText(code)] as const];
  });
  return Object.fromEntries(wrong);
}

/** The server's issues. What a text says is at its field; others name it by its place in what was sent: said once. */
export function errorsOf(issues: readonly Issue[]): FormErrors<string> {
  const naming = issues.filter(({ code }) => code === 'names-staff');
  if (naming.length > 0) return Object.fromEntries(naming.map(({ path }) => [lastName(path), m.spec_names_staff()]));
  const tooLong = issues.some(({ code }) => code === 'too_big');
  return { form: tooLong ? issueText('too_big') : m.issue_form_other() };
}

function issueText(code: string): string {
  return code === 'too_big' ? m.issue_written_long({ max: SHEET_TEXT_MAX }) : m.issue_written();
}
