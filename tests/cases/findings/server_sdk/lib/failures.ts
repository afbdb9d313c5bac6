import * as Sentry from "@sentry/node"; // use: sentry import

Sentry.init({ dsn: process.env.DSN }); // use: sentry init // expect: PX403
