/** Why the engines are not the same everywhere: the only differences that may be. */
export const DELIBERATE: readonly {
  readonly why: string;
  readonly sqlite: readonly string[];
  readonly postgres: readonly string[];
}[] = [
  {
    why: 'SQLite has no booleans: drizzle keeps them as 0 and 1',
    sqlite: booleans('integer'),
    postgres: booleans('boolean'),
  },
  {
    why: 'one trigger of SQLite minds one event; PostgreSQL can TRUNCATE, which SQLite cannot',
    sqlite: [
      'audit has the trigger audit_no_delete',
      'audit has the trigger audit_no_update',
      'audit_checkpoint has the trigger audit_checkpoint_no_delete',
      'audit_checkpoint has the trigger audit_checkpoint_no_update',
      'disclosure has the trigger disclosure_uncounted',
    ],
    postgres: [
      'adapter has the trigger adapter_no_truncate',
      'audit has the trigger audit_no_change',
      'audit has the trigger audit_no_truncate',
      'audit_checkpoint has the trigger audit_checkpoint_no_change',
      'audit_checkpoint has the trigger audit_checkpoint_no_truncate',
      'case_step has the trigger case_step_no_truncate',
      'consent has the trigger consent_no_truncate',
      'consent_end has the trigger consent_end_no_truncate',
      'consent_use has the trigger consent_use_no_truncate',
      'contact_addendum has the trigger contact_addendum_no_truncate',
      'copy_step has the trigger copy_step_no_truncate',
      'directory_list has the trigger directory_list_no_truncate',
      'directory_refusal has the trigger directory_refusal_no_truncate',
      'directory_request has the trigger directory_request_no_truncate',
      'directory_rescission has the trigger directory_rescission_no_truncate',
      'disclosure has the trigger disclosure_no_truncate',
      'disclosure_correction has the trigger disclosure_correction_no_truncate',
      'disclosure_form has the trigger disclosure_form_no_truncate',
      'duty_done has the trigger duty_done_no_truncate',
      'inspection has the trigger inspection_no_truncate',
      'inspection_strike has the trigger inspection_strike_no_truncate',
      'letter has the trigger letter_no_truncate',
      'name_step has the trigger name_step_no_truncate',
      'request_step has the trigger request_step_no_truncate',
      'sealed_correction has the trigger sealed_correction_no_truncate',
      'sealed_release has the trigger sealed_release_no_truncate',
      'sheet_entry has the trigger sheet_entry_no_truncate',
      'study_step has the trigger study_step_no_truncate',
    ],
  },
];

/** What stands in the SQL and not in the code: the runner's own table, and what the column kit has no words for. */
export const ONLY_IN_SQL = /^migration\b|^\w+ (?:has the trigger|checks) /;

function booleans(type: string): string[] {
  const columns = [
    'account.disabled',
    'building.active',
    'class.active',
    'course.active',
    'directory_list.logged',
    'staff.active',
    'student.active',
  ];
  return columns.map((column) => `${column} is ${type} not null`);
}
