import type { FormErrors } from './form-desk.svelte.ts';

/** Errors in the order of the fields, as a summary lists them and the focus takes them. */
export function listErrors<K extends string>(errors: FormErrors<K>, fields: readonly K[]) {
  return [...fields, 'form' as const].flatMap((field) => {
    const text = errors[field];
    return text === undefined ? [] : [{ field, text }];
  });
}

/** The last name of an issue's path, such as `body.form.note`: its field. */
export function lastName(path: string): string {
  return path.split(/[./]/).at(-1) ?? '';
}
