import type { NamedAs } from '../../../../shared/areas/names/names-on.ts';
import { fold, foldedName } from '../../../../shared/names/fold.ts';
import { fullName } from '../../../../shared/names/full-name.ts';
import type { StudentList } from '../../../../shared/areas/access/sight.ts';
import { sha256, toBase64 } from '../../../audit/sha256.ts';
import type { StudentFilter } from '../../../policy/index.ts';
import type { Reader } from '../../../store/store.ts';
import type { NamePlace } from '../people/people.repo.ts';
import { countListed, type Sought, studentsListed } from './sight.repo.ts';

interface PageAsked {
  readonly after?: NamePlace | undefined;
  readonly limit: number;
}

/** What somebody typed: the beginning of a number where there is a digit in it, else words of a name. */
export function soughtBy(query: string): Pick<Sought, 'words' | 'number'> {
  if (/\d/.test(query)) return { words: [], number: query.trim() };
  return { words: fold(query).split(' ').filter(Boolean), number: '' };
}

/** Whether a name holds each of the folded words, as the roster's is sought. */
export const namedWith =
  (words: readonly string[]) =>
  ({ first, middle, last }: NamedAs): boolean => {
    const folded = foldedName({ given: first, middle, family: last });
    return words.every((word) => folded.includes(word));
  };

/**
 * A page of the students who pass the filter, with how many there are. `plain`: with grade and school, which not every
 * reader of a list may know.
 */
export async function studentPage(
  q: Reader,
  filter: StudentFilter,
  sought: Sought,
  { after, limit }: PageAsked,
  show: 'plain' | 'identity',
): Promise<StudentList> {
  const found = await studentsListed(q, filter, sought, after, limit + 1);
  const rows = found.slice(0, limit);
  return {
    rows: rows.map((row) => ({
      studentId: row.id,
      sisId: row.sisId,
      name: fullName(row),
      grade: show === 'plain' ? row.grade : '',
      building: show === 'plain' ? (row.building ?? '') : '',
    })),
    total: await countListed(q, filter, sought),
    next: found.length > rows.length ? placeOf(rows.at(-1)) : null,
  };
}

function placeOf(row: { id: string; givenName: string; familyName: string } | undefined): NamePlace | null {
  return row === undefined ? null : { family: row.familyName, given: row.givenName, id: row.id };
}

/** For the entry of a list: how many were shown, and a commitment to which, by which none is named. */
export function shownIn({ rows }: StudentList): { readonly count: number; readonly shown: string } {
  const ids = JSON.stringify(rows.map(({ studentId }) => studentId));
  return { count: rows.length, shown: toBase64(sha256(Buffer.from(ids, 'utf8'))) };
}
