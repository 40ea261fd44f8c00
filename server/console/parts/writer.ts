import { createContext } from 'svelte';
import type { Writer } from './kept.ts';

/** Who writes at this desk, for all that stands on it. The desk says it; asked for while a component is set up. */
export const [writer, setWriter] = createContext<Writer>();
