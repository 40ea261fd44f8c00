import { consentState } from '../../../shared/areas/consents/consent-rules.ts';
import type { EndingConsent } from '../../../shared/areas/consents/consent.ts';
import { textAt } from '../../../shared/areas/forms/form-spec.ts';
import { type Actor, classFilterFor } from '../../policy/index.ts';
import type { Reader } from '../../store/store.ts';
import { consentsEndingIn } from './consent-list.repo.ts';
import { filledOf } from './read-consents.ts';

/** The consents that hold today and end by a day, of the students whose consents somebody keeps (R84e, W21). */
export async function consentsEnding(
  q: Reader,
  actor: Actor,
  { until }: { readonly until: string },
): Promise<readonly EndingConsent[]> {
  const filter = classFilterFor(actor, 'consent.keep', 'disclosure');
  const { day: from } = actor.asOf;
  const rows = filter.empty ? [] : await consentsEndingIn(q, filter, { from, until });
  return rows.flatMap(({ consentId, studentId, name, sisId, birthDate, building, filled: text, uses }) => {
    const filled = filledOf(text);
    // One that was used up, or that a parent alone signed of who is of age now, has nothing left to end.
    const state = consentState(filled, { birthDate, uses, endedOn: null, mistake: false }, from);
    if (state !== 'good') return [];
    const [party, signedOn, endsOn] = [textAt(filled, 'party'), textAt(filled, 'signedOn'), textAt(filled, 'endsOn')];
    return [{ consentId, student: { id: studentId, name, sisId }, building, party, signedOn, endsOn }];
  });
}
