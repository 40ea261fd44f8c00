import { RECORD_CLASSES } from '../../../../shared/access/field-classes.ts';
import { RULES } from '../../../../shared/access/rules.ts';
import { DEFAULT_SHEET_FORM } from '../../../../shared/areas/cases/first-sheet-form.ts';

const CONTACTS_MAX = 200;
const CHANGES_MAX = 200;

/** What the one rule of the measured work says; the floor knows no other. */
const rule = RULES.find(({ id }) => id === 'R46');

/** The titles a refused reader is told. */
export const WOULD_ALLOW = RULES.filter(
  ({ effect, actions }) => effect === 'permit' && actions.includes('student.view'),
).map(({ title }) => title.en);

const quoted = (value: unknown) => JSON.stringify(value).replaceAll("'", "''");

const STUDENT = `json_object('id', s.id, 'sisId', s.sis_id, 'name', s.name, 'birthDate', s.birth_date, 'grade', s.grade, 'building', s.building)`;

const FACTS = `json_array(
  json_object('kind', 'role', 'role', w.role, 'since', w.since, 'until', NULL, 'building', NULL),
  json_object('kind', 'relation', 'relation', a.relation, 'since', a.since, 'until', a.until))`;

const CONTACT = `json_object('id', id, 'kind', kind, 'party', party, 'withName', with_name, 'outcome', outcome, 'note', note,
  'happenedAt', at, 'recordedAt', recorded_at, 'schoolYear', school_year, 'rev', rev, 'restricted', 'no', 'addenda', json('[]'),
  'author', json_object('name', author_name, 'role', author_role, 'own', json(iif(author_id = @staff, 'true', 'false'))))`;

const CURRENT = `since <= @day AND (until IS NULL OR until > @day)`;
const MINE = `access WHERE staff_id = @staff AND student_id = @student AND ${CURRENT}`;

/** A whole face sheet as one JSON text in one statement, without fields, which nobody here has written; no row when there is no current relation. */
export const FACE_SHEET = `
SELECT '{"student":' || ${STUDENT}
  || ',"because":{"ruleId":"R46","title":${quoted(rule?.title.en)},"source":${quoted(rule?.source)},"facts":' || ${FACTS}
  || ',"fieldClasses":${quoted(RECORD_CLASSES)},"until":' || coalesce('"' || a.until || '"', 'null')
  || '},"abilities":["student.view","contact.add","sheet.write","case.view","case.open","case.write","disclosure.record"],"asOf":' || CAST(@at AS INTEGER)
  || ',"rev":' || CAST(@rev AS INTEGER) || ',"sheet":[],"sheetForm":${quoted(DEFAULT_SHEET_FORM)}'
  || ',"contacts":' || (SELECT json_group_array(${CONTACT})
       FROM (SELECT * FROM contact WHERE student_id = @student ORDER BY id DESC LIMIT ${CONTACTS_MAX}))
  || ',"contactTotal":' || (SELECT count(*) FROM contact WHERE student_id = @student) || '}'
FROM (SELECT * FROM ${MINE}) a CROSS JOIN staff w ON w.id = a.staff_id CROSS JOIN student s ON s.id = a.student_id
WHERE w.role = 'socialWorker'`;

/** The author's name when they may add a contact now; no row otherwise. */
export const MAY_ADD = `SELECT name FROM staff WHERE id = @staff AND role = 'socialWorker' AND EXISTS (SELECT 1 FROM ${MINE})`;

/**
 * What changed for the held students (`@held`: revision by student), as one JSON text in one statement. Each student
 * is sought by itself, in the order the joins are written: a scan of the newest changes would grow with the district.
 */
export const PULL = `
WITH
  mine AS MATERIALIZED (
    SELECT h.key AS student_id, h.atom AS held,
      EXISTS (SELECT 1 FROM access WHERE staff_id = @staff AND student_id = h.key AND ${CURRENT}) AS permitted
    FROM json_each(@held) h),
  hit AS MATERIALIZED (
    SELECT c.student_id, c.rev, c.row_id FROM mine m CROSS JOIN change c ON c.student_id = m.student_id AND c.rev > m.held
    WHERE m.permitted ORDER BY c.rev LIMIT ${CHANGES_MAX} + 1)
SELECT '{"cursor":' || iif((SELECT count(*) FROM hit) > ${CHANGES_MAX},
       (SELECT rev FROM hit LIMIT 1 OFFSET ${CHANGES_MAX} - 1), CAST(@rev AS INTEGER))
  || ',"changed":' || (SELECT json_group_array(json_object('studentId', student_id, 'rev', rev, 'kind', 'contact',
       'contact', ${CONTACT}))
       FROM (SELECT k.* FROM (SELECT * FROM hit LIMIT ${CHANGES_MAX}) c
             CROSS JOIN contact k ON k.student_id = c.student_id AND k.id = c.row_id))
  || ',"gone":' || (SELECT json_group_array(student_id) FROM mine WHERE NOT permitted)
  || ',"more":' || iif((SELECT count(*) FROM hit) > ${CHANGES_MAX}, 'true', 'false') || ',"editors":[]}'
FROM staff WHERE id = @staff AND role = 'socialWorker'`;

const DISCLOSURE = `json_object('id', id, 'at', at, 'buildingId', building_id,
  'student', json_object('id', student_id, 'sisId', student_sis_id, 'name', student_name),
  'party', party, 'interest', interest, 'basis', basis, 'outcome', outcome,
  'corrected', json(iif(corrected, 'true', 'false')))`;

/**
 * A page of a building's disclosures with the exact total, newest first, as one JSON text in one statement. The whole
 * days are summed from their counters; only what lies before the first and behind the last of them is counted.
 * No row for anybody but a records manager.
 */
export const DISCLOSURES = `
WITH page AS MATERIALIZED (
  SELECT * FROM disclosure
  WHERE building_id = @building AND at >= @from AND at < @until AND (at, id) < (@beforeAt, @beforeId)
  ORDER BY at DESC, id DESC LIMIT @limit + 1)
SELECT '{"total":' || (
    coalesce((SELECT sum(n) FROM disclosure_day WHERE building_id = @building AND day >= @firstDay AND day < @lastDay), 0)
    + (SELECT count(*) FROM disclosure WHERE building_id = @building AND at >= @from AND at < @headEnd)
    + (SELECT count(*) FROM disclosure WHERE building_id = @building AND at >= @tailStart AND at < @until))
  || ',"rows":' || (SELECT json_group_array(${DISCLOSURE}) FROM (SELECT * FROM page LIMIT @limit))
  || ',"next":' || iif((SELECT count(*) FROM page) > @limit,
       (SELECT json_object('at', at, 'id', id) FROM page LIMIT 1 OFFSET @limit - 1), 'null') || '}'
FROM staff WHERE id = @staff AND role = 'recordsManager'`;
