/** All routes of the product, chained so that the browser's client is typed from them. */
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { accessoryRoutes } from './accessories/accessories.routes.ts';
import { checklistRoutes } from './checklists/checklists.routes.ts';
import { booksRoutes } from './books/books.routes.ts';
import { boardRoutes } from './board/board.routes.ts';
import { boxRoutes } from './boxes/boxes.routes.ts';
import { certificateRoutes } from './certificates/certificates.routes.ts';
import { countRoutes } from './counts/counts.routes.ts';
import { decisionRoutes } from './decisions/decisions.routes.ts';
import { benchRoutes } from './bench/bench.routes.ts';
import { deviceRoutes } from './devices/devices.routes.ts';
import { donationRoutes } from './intake/donations.routes.ts';
import { collectorRoutes, shortCollectorRoutes } from './hardware-reports/collector-scripts.ts';
import { hardwareReportRoutes } from './hardware-reports/hardware-reports.routes.ts';
import { PASS_PATH, REPORT_PATH, hasReportToken } from './hardware-reports/sender.ts';
import { handoverSessionRoutes } from './handover-sessions/handover-sessions.routes.ts';
import { courierRoutes } from './handover-courier/courier.routes.ts';
import { sessionPaperRoutes } from './handover-sessions/session-papers.routes.ts';
import { handoverTableRoutes } from './handover-table/handover-table.routes.ts';
import { followUpRoutes } from './follow-ups/follow-ups.routes.ts';
import { handoverRoutes } from './handovers/handovers.routes.ts';
import { paperRoutes } from './handovers/paper.routes.ts';
import { intakeRoutes } from './intake/intake.routes.ts';
import { giftRoutes } from './gifts/gifts.routes.ts';
import { kitTemplateRoutes } from './kits/kit-templates.routes.ts';
import { kitRoutes } from './kits/kits.routes.ts';
import { modelNeedRoutes } from './kits/model-needs.routes.ts';
import { labelJobRoutes } from './labels/label-jobs.routes.ts';
import { labelRoutes } from './labels/labels.routes.ts';
import { printerRoutes } from './labels/printers.routes.ts';
import { matchingRoutes } from './matching/matching.routes.ts';
import { messageRoutes } from './messages/messages.routes.ts';
import { LIST_PATHS, needListRoutes } from './needs/need-lists.routes.ts';
import { needRoutes } from './needs/needs.routes.ts';
import { logExports } from './privacy/export-log.ts';
import { privacyRoutes } from './privacy/privacy.routes.ts';
import { placeRoutes } from './places/places.routes.ts';
import { evidenceRoutes } from './evidence/evidence.routes.ts';
import { mediaRoutes } from './evidence/media.routes.ts';
import { standardRoutes } from './evidence/standards.routes.ts';
import { testRoutes } from './evidence/tests.routes.ts';
import type { System } from './lib/context.ts';
import { AppError } from './lib/errors.ts';
import { refuse } from './hardware-reports/terminal-text.ts';
import { onError, onNotFound } from './lib/problems.ts';
import { limitPerMinute } from './lib/rate-limit.ts';
import { openApiDocument } from './openapi.ts';
import type { Env } from './lib/route.ts';
import type { LiveHub } from './live/live-hub.ts';
import { liveRoutes } from './live/live.routes.ts';
import { accountRoutes } from './people/account.routes.ts';
import { devicePartRoutes } from './parts/device-parts.routes.ts';
import { partRoutes } from './parts/parts.routes.ts';
import { peopleRoutes } from './people/people.routes.ts';
import { sitesRoutes } from './people/sites.routes.ts';
import { SESSION_COOKIE, sessionRoutes } from './people/session.routes.ts';
import { readActor } from './people/sessions.service.ts';
import { photoRoutes } from './photos/photos.routes.ts';
import { faultListRoutes } from './repairs/fault-list.routes.ts';
import { repairRoutes } from './repairs/repairs.routes.ts';
import { hazardRoutes } from './recycling/hazards.routes.ts';
import { recyclingRoutes } from './recycling/recycling.routes.ts';
import { reservationRoutes } from './reservations/reservations.routes.ts';
import { returnRoutes } from './returns/returns.routes.ts';
import { searchRoutes } from './search/search.routes.ts';
import { specProfileRoutes } from './spec-profiles/spec-profiles.routes.ts';
import { stockRoutes } from './stock/stock.routes.ts';
import { testPageRoutes } from './test-page/test-page.routes.ts';
import { pairCheckRoutes } from './pair-check/pair-check.routes.ts';
import { scanRoutes } from './scans/scans.routes.ts';
import { todoRoutes } from './todo/todo.routes.ts';
import { trackingRoutes } from './tracking/tracking.routes.ts';
import { transferRoutes } from './transfers/transfers.routes.ts';

/** Routes that answer without a session; every other one answers 401. */
export const PUBLIC_ROUTES: readonly string[] = [
  'GET /api/health',
  'GET /api/setup',
  'POST /api/setup',
  'POST /api/session',
  'POST /api/session/badge',
  'GET /api/tracking/:code',
  'POST /api/test-page/opening',
  'POST /api/test-page/results',
  'POST /api/test-page/finish',
  'GET /api/certificates/verify/:code',
  'GET /api/hardware-reports/linux.sh',
  'GET /api/hardware-reports/windows.ps1',
  'GET /api/hardware-reports/android.sh',
  'GET /api/hardware-reports/pass',
  'GET /api/openapi.json',
];

const MAX_BODY_BYTES = 2 * 1024 * 1024;
/** A shared bench signs in by badge many times an hour; a guesser would need thousands. */
const SIGN_INS_PER_MINUTE = 60;
const LOOKUPS_PER_MINUTE = 60;
/** A bench full of machines sends a few; a guesser of tokens would need a thousand million. */
const TOKENS_PER_MINUTE = 300;

/** Headers a page of ours may need; everything comes from this server. */
const contentSecurityPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  mediaSrc: ["'self'", 'blob:'],
  workerSrc: ["'self'", 'blob:'],
  connectSrc: ["'self'"],
  fontSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
};

export function createApp(system: System, hub: LiveHub) {
  const api = new Hono<Env>()
    .get('/health', (c) => c.json({ status: 'ok' as const, time: system.now().toISOString() }))
    .route('/', sessionRoutes)
    .route('/', accountRoutes)
    .route('/', peopleRoutes)
    .route('/', sitesRoutes)
    .route('/', liveRoutes(hub))
    .route('/', deviceRoutes)
    .route('/', scanRoutes)
    .route('/', pairCheckRoutes)
    .route('/', donationRoutes)
    .route('/', intakeRoutes)
    .route('/', labelRoutes)
    .route('/', labelJobRoutes)
    .route('/', printerRoutes)
    .route('/', placeRoutes)
    .route('/', boxRoutes)
    .route('/', transferRoutes)
    .route('/', benchRoutes)
    .route('/', mediaRoutes)
    .route('/', certificateRoutes)
    .route('/', standardRoutes)
    .route('/', testRoutes)
    .route('/', testPageRoutes)
    .route('/', checklistRoutes)
    .route('/', evidenceRoutes)
    .route('/', repairRoutes)
    .route('/', faultListRoutes)
    .route('/', messageRoutes)
    .route('/', photoRoutes)
    .route('/', collectorRoutes)
    .route('/', hardwareReportRoutes)
    .route('/', boardRoutes)
    .route('/', searchRoutes)
    .route('/', specProfileRoutes)
    .route('/', stockRoutes)
    .route('/', decisionRoutes)
    .route('/', accessoryRoutes)
    .route('/', partRoutes)
    .route('/', devicePartRoutes)
    .route('/', kitRoutes)
    .route('/', modelNeedRoutes)
    .route('/', kitTemplateRoutes)
    .route('/', giftRoutes)
    .route('/', todoRoutes)
    .route('/', needRoutes)
    .route('/', needListRoutes)
    .route('/', reservationRoutes)
    .route('/', matchingRoutes)
    .route('/', handoverRoutes)
    .route('/', handoverSessionRoutes)
    .route('/', sessionPaperRoutes)
    .route('/', courierRoutes)
    .route('/', handoverTableRoutes)
    .route('/', paperRoutes)
    .route('/', returnRoutes)
    .route('/', privacyRoutes)
    .route('/', followUpRoutes)
    .route('/', recyclingRoutes)
    .route('/', hazardRoutes)
    .route('/', booksRoutes)
    .route('/', countRoutes)
    .route('/', trackingRoutes);
  api.get('/openapi.json', openApiDocument(api));

  const app = new Hono<Env>();
  app.use(requestId());
  app.use(
    secureHeaders({
      contentSecurityPolicy,
      permissionsPolicy: { camera: ['self'], microphone: ['self'], geolocation: [] },
      strictTransportSecurity: false,
    }),
  );
  const { trustProxy } = system.config;
  app.use('/api/session', onWrites(limitPerMinute(SIGN_INS_PER_MINUTE, trustProxy)));
  app.use('/api/session/badge', limitPerMinute(SIGN_INS_PER_MINUTE, trustProxy));
  app.use(PASS_PATH, limitPerMinute(TOKENS_PER_MINUTE, trustProxy));
  app.use(REPORT_PATH, withToken(limitPerMinute(TOKENS_PER_MINUTE, trustProxy)));
  app.use('/api/tracking/*', limitPerMinute(LOOKUPS_PER_MINUTE, trustProxy));
  app.use('/api/test-page/*', limitPerMinute(LOOKUPS_PER_MINUTE, trustProxy));
  app.use('/api/certificates/verify/*', limitPerMinute(LOOKUPS_PER_MINUTE, trustProxy));
  app.use(
    '/api/*',
    endAfterLargeBody,
    // Reads have no body; only to ask for it builds the whole request.
    onWrites(exceptFiles(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuseLargeBody }))),
  );
  app.use('/api/*', exceptTokens(csrf()));
  app.use('/api/*', async (c, next) => {
    const token = getCookie(c, SESSION_COOKIE);
    const actor = token ? await readActor(system, token) : null;
    c.set('public', { ...system, actor });
    if (isWrite(c.req.method) && !hasReportToken(c) && c.req.header('x-rework') !== '1') {
      throw new AppError('access.cross_site', { status: 403 });
    }
    await next();
    // Not c.header: it makes a new response, and a stream that is sent already would be sent twice.
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  });
  app.use('/api/*', logExports);
  app.onError((error, c) =>
    c.req.path.startsWith(REPORT_PATH) ? refuse(error, c) : onError(error, c),
  );
  app.notFound(onNotFound);
  const collectors = shortCollectorRoutes(system, limitPerMinute(TOKENS_PER_MINUTE, trustProxy));
  return app.route('/', collectors).route('/api', api);
}

function onWrites(handler: MiddlewareHandler<Env>): MiddlewareHandler<Env> {
  return (c, next) => (isWrite(c.req.method) ? handler(c, next) : next());
}

/** Reports and lists are larger than anything else; their routes have limits of their own. */
function exceptFiles(handler: MiddlewareHandler<Env>): MiddlewareHandler<Env> {
  const paths = [REPORT_PATH, ...LIST_PATHS];
  return (c, next) => (paths.includes(c.req.path) ? next() : handler(c, next));
}

/** A machine that sends its report has no cookie that another site could use. */
function exceptTokens(handler: MiddlewareHandler<Env>): MiddlewareHandler<Env> {
  return (c, next) => (hasReportToken(c) ? next() : handler(c, next));
}

/** Sessions are limited at their sign-in. */
function withToken(handler: MiddlewareHandler<Env>): MiddlewareHandler<Env> {
  return (c, next) => (hasReportToken(c) ? handler(c, next) : next());
}

/** The rest of the body is not read, so no other request may follow on this connection. */
const endAfterLargeBody: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.res.status === 413) c.res.headers.set('connection', 'close');
};

function refuseLargeBody(): Response {
  throw new AppError('input.too_large', { status: 413 });
}

/** A header that no form of another site can send. */
function isWrite(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}

export type AppType = ReturnType<typeof createApp>;
