import { isRole, ROLE_TITLES } from '../../../shared/access/roles.ts';
import type { Outcome } from '../../../shared/areas/disclosures/release-form.ts';
import type { LogEntry } from '../../../shared/areas/disclosures/release.ts';
import type { Locale } from '../../policy/index.ts';
import type { KeptCorrection, KeptEntry } from './entry.repo.ts';

/** An entry as its row has it, with what says that it is wrong. */
export function toEntry(
  row: KeptEntry,
  correction: KeptCorrection | undefined,
  { staffId, locale }: { readonly staffId: string; readonly locale: Locale },
): LogEntry {
  const role = row.role ?? '';
  return {
    disclosureId: row.id,
    at: row.at,
    // Of before there were forms, the log has who and what for alone (R115).
    form: toForm({ ...row, filled: row.filled ?? JSON.stringify({ party: row.party, interest: row.interest }) }),
    recorded: {
      at: row.recordedAt ?? row.at,
      by: row.recorder,
      role: isRole(role) ? ROLE_TITLES[role][locale] : role,
      own: row.recordedBy === staffId,
    },
    corrected: correction === undefined ? null : toCorrection(correction),
  };
}

/** As it was filled in: what stands in the columns came in by the form's schema. */
export const toForm = ({
  outcome,
  basis,
  filled,
}: Pick<KeptEntry, 'outcome' | 'basis'> & { readonly filled: string }) => ({
  outcome: outcome as Outcome,
  basis,
  filled: JSON.parse(filled) as LogEntry['form']['filled'],
});

const toCorrection = ({ why, at, by, replacedBy }: KeptCorrection) => ({ why, at, by, replacedBy });
