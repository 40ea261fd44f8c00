// The least that answers a request with the same framework: what starting and idling cost at best.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const app = new Hono().get('/health/:what', (c) => c.json({ live: true }));
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.PORT) });
