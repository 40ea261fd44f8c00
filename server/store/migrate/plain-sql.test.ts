import { describe, expect, it } from 'vitest';
import { tablesChanged } from './plain-sql.ts';

const changed = (sql: string) => [...tablesChanged(sql)].sort();

describe('the tables whose rows a change means to alter', () => {
  it.each([
    ["INSERT INTO counter (name) VALUES ('rev')", ['counter']],
    ['INSERT INTO "__new_house" ("id") SELECT "id" FROM "house"', ['__new_house']],
    ['DELETE FROM ONLY public.audit WHERE seq = 1', ['audit']],
    ['TRUNCATE TABLE a, "b"; DROP TABLE IF EXISTS c', ['a', 'b', 'c']],
    ['ALTER TABLE house RENAME TO home', ['home', 'house']],
    ['-- Rows also change in: change, disclosure_day\nSELECT 1', ['change', 'disclosure_day']],
  ])('%s', (sql, tables) => expect(changed(sql)).toEqual(tables));

  it.each([
    'CREATE TABLE b (a_id TEXT REFERENCES a (id) ON DELETE CASCADE)',
    'CREATE INDEX i ON a (x); ALTER TABLE a ADD COLUMN y TEXT; UPDATE a SET y = x',
    "SELECT 'DELETE FROM a'; -- DELETE FROM a\n/* DROP TABLE a */",
    'CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; INSERT INTO c VALUES (1); END;',
    'CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM a; RETURN NULL; END $$',
    'CREATE TRIGGER t AFTER UPDATE OR DELETE ON a FOR EACH ROW EXECUTE FUNCTION f()',
  ])('none: %s', (sql) => expect(changed(sql)).toEqual([]));

  it('sees what stands after a trigger', () => {
    const trigger = 'CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT CASE WHEN 1 THEN 2 END; END;';
    expect(changed(`${trigger} DELETE FROM b`)).toEqual(['b']);
  });
});
