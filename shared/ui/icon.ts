import type { LucideIcon } from '@lucide/svelte';

/** An icon to draw; import single ones: `import Phone from '@lucide/svelte/icons/phone'`. */
export type IconOf = LucideIcon;

/** The meaning a colour stands for. Colour is never the only sign: an icon and a word go with it. */
export type Tone = 'plain' | 'accent' | 'ok' | 'warn' | 'danger';
