/** The same with its changes seen by whatever shows it. */
export function reactive<T>(value: T): T {
  const seen = $state(value);
  return seen;
}
