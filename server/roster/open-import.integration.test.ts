import { eq } from 'drizzle-orm';
import { v7 } from 'uuid';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { opsAnswerSchema } from '../../shared/wire/ops.ts';
import { gate, waiting } from '../../test/conformance/acts.ts';
import { ids, PASSWORD } from '../../test/tools/small-district.ts';
import { testServer, type TestServer } from '../../test/tools/test-server.ts';
import type { Tx } from '../store/store.ts';
import { putRows } from './roster-write.repo.ts';

/** Writes the student and the staff member again under other names, as an import of a renamed roster does. */
async function rename(tx: Tx, studentId: string, staffId: string): Promise<void> {
  const { student, staff } = tx.tables;
  const students = await tx.db.select().from(student).where(eq(student.id, studentId));
  const people = await tx.db.select().from(staff).where(eq(staff.id, staffId));
  const noted = async () => undefined;
  await putRows(
    tx,
    'student',
    students.map((row) => ({ ...row, grade: '10' })),
    noted,
  );
  await putRows(
    tx,
    'staff',
    people.map((row) => ({ ...row, email: 'new@example.org' })),
    noted,
  );
}

function contact({ runtime }: TestServer) {
  const form = { kind: 'phone', party: 'parent', withName: '', outcome: 'reached', note: 'Bus moved.' };
  return {
    opId: v7(),
    kind: 'contact.add',
    body: { studentId: ids.kiri, form: { ...form, happenedAt: runtime.now() } },
  };
}

/** SQLite has one writer: there an import holds all other writes up until it commits. */
describe.runIf(inject('engine') === 'postgres')('an import that has written and not yet committed', () => {
  it('holds up no contact of a student it changed, and no sign-in of a person it changed', async () => {
    const server = await testServer();
    const token = await server.signIn('rortiz');
    const [written, end] = [gate(), gate()];
    onTestFinished(end.open);
    const importing = waiting(server, async (tx) => {
      await rename(tx, ids.kiri, ids.ortiz);
      written.open();
      await end.opened;
    });
    await written.opened;
    const answer = await server.send('POST', '/v1/ops', { ops: [contact(server)] }, token);
    expect(opsAnswerSchema.parse(await answer.json()).answers).toMatchObject([{ outcome: 'applied' }]);
    const signIn = await server.send('POST', '/v1/session', { username: 'rortiz', password: PASSWORD });
    expect(signIn.status).toBe(200);
    end.open();
    await importing;
    expect(await server.one(`SELECT grade FROM student WHERE id = '${ids.kiri}'`)).toBe('10');
  });
});
