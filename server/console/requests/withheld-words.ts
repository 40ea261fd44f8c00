import { RECORD_PARTS } from '../../../shared/areas/disclosures/fields.ts';
import { choiceTitle, textAt } from '../../../shared/areas/forms/form-spec.ts';
import { INSPECTION } from '../../../shared/areas/requests/inspection.ts';
import type { StudentRequest, StudentRequests } from '../../../shared/areas/requests/request.ts';
import { withheldBy } from '../../../shared/areas/requests/withheld-by.ts';
import { m } from '../../../shared/messages/generated/messages.js';
import { calendarDay } from '../../../shared/ui/dates.ts';
import { inWords } from '../../../shared/ui/forms/step-words.ts';
import { locale } from '../../../shared/ui/locale.svelte.ts';

/** What a parent who asks to see the record is not shown, since the minor asked for it (R139); nothing for anybody else. */
export function withheldWords({ requests }: StudentRequests, { kind, steps }: StudentRequest): readonly string[] {
  const isParent = kind === INSPECTION.id && textAt(steps[0]?.filled ?? {}, 'as') === 'parent';
  if (!isParent) return [];
  return withheldBy(requests).map(({ on, records }) =>
    m.rq_withheld({
      day: calendarDay(on, locale()),
      records: records.map((id) => inWords(choiceTitle(RECORD_PARTS, id))).join('; '),
    }),
  );
}
