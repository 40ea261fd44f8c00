import { beforeEach } from 'vitest';
import { setLocale } from '../../shared/ui/locale.svelte.ts';

// Test files share a process, and the language with it: each test begins in the same one, whichever ran before it.
beforeEach(() => setLocale('en'));
