import { and, eq, gte, isNull, lte, sql } from 'drizzle-orm';
import type { StudentFilter } from '../../policy/index.ts';
import { jsonTextAt } from '../../store/json.ts';
import { nameInSql } from '../../store/name-in-sql.ts';
import type { Reader } from '../../store/store.ts';

/**
 * The consents whose last day lies between two days, both included, that nobody has ended, of the students whose
 * consents the reader keeps; what ends first comes first.
 */
export async function consentsEndingIn(
  q: Reader,
  filter: StudentFilter<'consent.keep', 'disclosure'>,
  { from, until }: { readonly from: string; readonly until: string },
) {
  const list = q.prepared(`consent.endingIn:${filter.shape}`, (db, tables) => {
    const { building, consent, consentEnd, consentUse: use, student } = tables;
    const endsOn = jsonTextAt(q, consent.filled, 'endsOn');
    const uses = db
      .select({ n: sql`count(*)` })
      .from(use)
      .where(and(eq(use.studentId, consent.studentId), eq(use.consentId, consent.id)));
    return db
      .select({
        consentId: consent.id,
        studentId: student.id,
        name: nameInSql(student),
        sisId: student.sisId,
        birthDate: student.birthDate,
        building: building.name,
        filled: consent.filled,
        uses: sql<number>`(${uses})`.mapWith(Number),
      })
      .from(consent)
      .innerJoin(student, eq(student.id, consent.studentId))
      .leftJoin(building, eq(building.id, student.buildingId))
      .leftJoin(consentEnd, and(eq(consentEnd.studentId, consent.studentId), eq(consentEnd.consentId, consent.id)))
      .where(
        and(
          isNull(consentEnd.consentId),
          gte(endsOn, sql.placeholder('from')),
          lte(endsOn, sql.placeholder('until')),
          filter.where(tables),
        ),
      )
      .orderBy(endsOn, consent.id);
  });
  return list.execute({ ...filter.params, from, until });
}
