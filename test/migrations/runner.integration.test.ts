import { describe, expect, it } from 'vitest';
import { ENGINES, leftOut } from '../tools/engines.ts';
import { emptyDatabase } from './engines.ts';
import { FIRST, tinyProgram } from './tiny-program.ts';

const SECOND = "ALTER TABLE house ADD COLUMN floor TEXT NOT NULL DEFAULT ''";
const GUESTS = 'SELECT id FROM guest ORDER BY id';

describe.each(ENGINES)('changes of the schema on %s', (engine) => {
  describe.skipIf(leftOut(engine))('with an engine', () => {
    it('applies what is pending, once, and records by which version', async () => {
      const database = await emptyDatabase(engine);
      expect((await database.migrate(tinyProgram('1.0.0', FIRST))).applied).toEqual(['0001_change_1.sql']);
      const newer = tinyProgram('1.1.0', FIRST, SECOND);
      expect((await database.migrate(newer)).applied).toEqual(['0002_change_2.sql']);
      expect((await database.migrate(newer)).applied).toEqual([]);
      expect(await database.rows('SELECT name, hash, version FROM migration ORDER BY name')).toEqual([
        ['0001_change_1.sql', newer.migrations[0]!.hash, '1.0.0'],
        ['0002_change_2.sql', newer.migrations[1]!.hash, '1.1.0'],
      ]);
    });

    it('refuses a database newer than the program, naming both, and changes nothing', async () => {
      const database = await emptyDatabase(engine);
      await database.migrate(tinyProgram('1.1.0', FIRST, SECOND));
      const refusal = database.migrate(tinyProgram('1.0.0', FIRST));
      await expect(refusal).rejects.toThrow(/0002_change_2, made by Facesheet 1\.1\.0/);
      await expect(refusal).rejects.toThrow(/this is Facesheet 1\.0\.0, which knows the changes up to 0001_change_1/);
      expect(await database.rows("SELECT count(*) FROM migration WHERE version = '1.1.0'")).toEqual([[two(engine)]]);
    });

    it('refuses an altered change, and applies none of those after it', async () => {
      const database = await emptyDatabase(engine);
      await database.migrate(tinyProgram('1.0.0', FIRST));
      const altered = database.migrate(tinyProgram('1.1.0', `${FIRST}\n-- a word more`, SECOND));
      await expect(altered).rejects.toThrow(/text of the change 0001_change_1 is not the one/);
      await expect(database.rows('SELECT floor FROM house')).rejects.toThrow(/floor/);
    });

    it('refuses a record of changes with a gap', async () => {
      const database = await emptyDatabase(engine);
      const program = tinyProgram('1.1.0', FIRST, SECOND);
      await database.migrate(program);
      await database.exec("DELETE FROM migration WHERE name = '0001_change_1.sql'");
      await expect(database.migrate(program)).rejects.toThrow(/lacks the change 0001_change_1/);
    });

    it("refuses somebody else's database", async () => {
      const database = await emptyDatabase(engine);
      await database.exec('CREATE TABLE invoice (id TEXT)');
      await expect(database.migrate(tinyProgram('1.0.0', FIRST))).rejects.toThrow(/not Facesheet's/);
      await expect(database.rows('SELECT * FROM migration')).rejects.toThrow(/migration/);
    });

    it('rolls everything back when a later change fails, and says which and where', async () => {
      const database = await emptyDatabase(engine);
      await database.migrate(tinyProgram('1.0.0', FIRST));
      const broken = database.migrate(tinyProgram('1.2.0', FIRST, SECOND, 'CREATE TABLE guest (id TEXT)'));
      await expect(broken).rejects.toThrow(/0003_change_3 failed while running its SQL/);
      await expect(database.rows('SELECT floor FROM house')).rejects.toThrow(/floor/);
      expect((await database.migrate(tinyProgram('1.1.0', FIRST, SECOND))).applied).toHaveLength(1);
    });

    it('does not lose a row of a table that a change does not mean to empty', async () => {
      const database = await emptyDatabase(engine);
      const first = engine === 'sqlite' ? CASCADE : FIRST;
      await database.migrate(tinyProgram('1.0.0', first));
      const losing = database.migrate(tinyProgram('1.1.0', first, LOSES_GUESTS));
      await expect(losing).rejects.toThrow(/while comparing rows:\nit altered.*: guest had 2 rows and has 1\./);
      expect(await database.rows(GUESTS)).toEqual([['g1'], ['g2']]);
    });

    it('lets a change say that its triggers change the rows of another table', async () => {
      const database = await emptyDatabase(engine);
      const first = engine === 'sqlite' ? CASCADE : FIRST;
      await database.migrate(tinyProgram('1.0.0', first));
      const declared = `-- rows also change in: guest\n${LOSES_GUESTS}`;
      await database.migrate(tinyProgram('1.1.0', first, declared));
      expect(await database.rows(GUESTS)).toEqual([['g1']]);
    });

    it('does not leave a row that refers to nothing', async () => {
      const database = await emptyDatabase(engine);
      await database.migrate(tinyProgram('1.0.0', FIRST));
      const orphan = database.migrate(tinyProgram('1.1.0', FIRST, "INSERT INTO guest VALUES ('g3', 'h3')"));
      await expect(orphan).rejects.toThrow(/0002_change_2 failed/);
      expect(await database.rows(GUESTS)).toEqual([['g1'], ['g2']]);
    });
  });
});

/** The cascade trap: no word of `guest` in it. */
const LOSES_GUESTS = "DELETE FROM house WHERE id = 'h2'; INSERT INTO house VALUES ('h2', 'South');";

/** On SQLite keys are off while a change runs: there only a trigger can do what the cascade does on PostgreSQL. */
const CASCADE = `${FIRST}
CREATE TRIGGER moved_out AFTER DELETE ON house BEGIN DELETE FROM guest WHERE house_id = old.id; END;`;

/** PostgreSQL's driver gives a 64-bit number as text. */
const two = (engine: string) => (engine === 'postgres' ? '2' : 2);
