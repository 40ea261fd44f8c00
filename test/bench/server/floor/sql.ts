import { RULES } from '../../../../shared/access/rules.ts';
import { FIELD_CLASSES } from '../../../../shared/access/field-classes.ts';

const CONTACTS_MAX = 200;

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
  'happenedAt', at, 'recordedAt', recorded_at, 'schoolYear', school_year, 'rev', rev,
  'author', json_object('name', author_name, 'role', author_role, 'own', json(iif(author_id = @staff, 'true', 'false'))))`;

const MINE = `access WHERE staff_id = @staff AND student_id = @student AND since <= @day AND (until IS NULL OR until > @day)`;

/** A whole face sheet as one JSON text in one statement; no row when there is no current relation. */
export const FACE_SHEET = `
SELECT '{"student":' || ${STUDENT}
  || ',"because":{"ruleId":"R46","title":${quoted(rule?.title.en)},"source":${quoted(rule?.source)},"facts":' || ${FACTS}
  || ',"fieldClasses":${quoted(FIELD_CLASSES)},"until":' || coalesce('"' || a.until || '"', 'null')
  || '},"abilities":["student.view","contact.add"],"asOf":' || @at
  || ',"contacts":' || (SELECT json_group_array(${CONTACT})
       FROM (SELECT * FROM contact WHERE student_id = @student ORDER BY id DESC LIMIT ${CONTACTS_MAX}))
  || ',"contactTotal":' || (SELECT count(*) FROM contact WHERE student_id = @student) || '}'
FROM (SELECT * FROM ${MINE}) a CROSS JOIN staff w ON w.id = a.staff_id CROSS JOIN student s ON s.id = a.student_id
WHERE w.role = 'socialWorker'`;

/** The author's name when they may add a contact now; no row otherwise. */
export const MAY_ADD = `SELECT name FROM staff WHERE id = @staff AND role = 'socialWorker' AND EXISTS (SELECT 1 FROM ${MINE})`;
