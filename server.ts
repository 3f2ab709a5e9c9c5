/** The whole server on one screen: what it is made of, and which capabilities open their doors. */
import { join } from 'node:path';
import type pg from 'pg';
import { portalOrgan, sealPlainSecrets } from '#capabilities/accounts/index.ts';
import * as accounts from '#capabilities/accounts/routes.ts';
import { publishedReports } from '#capabilities/annual-report/index.ts';
import { newestReportPanel, titleOf } from '#capabilities/annual-report/portal.ts';
import * as annualReport from '#capabilities/annual-report/routes.ts';
import * as citizens from '#capabilities/citizens/routes.ts';
import { requestMatters } from '#capabilities/disclosure-requests/index.ts';
import * as disclosureRequests from '#capabilities/disclosure-requests/routes.ts';
import * as disputes from '#capabilities/disputes/routes.ts';
import * as publishingNews from '#capabilities/publishing/listeners.ts';
import * as publishing from '#capabilities/publishing/routes.ts';
import { portalParts } from '#capabilities/publishing/routes-portal-disclosure.ts';
import * as registersNews from '#capabilities/registers/listeners.ts';
import * as registers from '#capabilities/registers/routes.ts';
import { openRoom } from '#capabilities/search/index.ts';
import * as search from '#capabilities/search/routes.ts';
import * as supervision from '#capabilities/supervision/routes.ts';
import type { App, Database } from '#platform/app.ts';
import { createApp, readMigrations } from '#platform/database/index.ts';
import type { FileStore } from '#platform/files/index.ts';
import {
  closeServer,
  createServer,
  keepPagesFresh,
  listen,
  registerHealth,
  type ServerOptions,
  singlePage,
  type TagsOf,
} from '#platform/http/index.ts';
import type { Sealer } from '#platform/sealing/index.ts';
import * as portal from '#portal/routes.ts';
import type { Config } from './config.ts';

export type RunningServer = {
  /** Where it listens, 'http://127.0.0.1:8080'. */
  readonly url: string;
  /** Whether changes that other processes make are heard of at once (see platform/http/pages/freshness.ts). */
  readonly isFollowing: () => boolean;
  /** Lets requests under way finish, then closes. The database stays the caller's to close. */
  readonly close: () => Promise<void>;
};

type Opened = {
  readonly database: Database;
  readonly pool: pg.Pool;
  readonly files: FileStore;
  readonly sealer?: Sealer;
};
type Settings = Pick<ServerOptions, 'rates' | 'log'> & { readonly now?: () => Date };

/** Wires everything and listens. The database must be open and migrated. */
export async function startServer(
  config: Pick<Config, 'port' | 'host'> & Partial<Pick<Config, 'trustProxy' | 'dataFolder' | 'mail' | 'sms'>>,
  { database, pool, files, sealer }: Opened,
  { now, ...settings }: Settings = {},
): Promise<RunningServer> {
  const app = createApp(database, now, files, sealer);
  const sources = portalSources(app);
  const server = await createServer({
    app,
    authenticate: (request) => accounts.sessionOf(app, request),
    failurePage: (notice) => portal.failurePage(sources, notice),
    pageVariant: portal.pageVariant,
    ready: () => whyNotReady(pool),
    ...(config.trustProxy === undefined ? {} : { trustProxy: config.trustProxy }),
    ...settings,
  });

  portal.register(server, sources);
  accounts.register(server);
  annualReport.register(server);
  publishing.register(server);
  registers.register(server);
  disclosureRequests.register(server);
  citizens.register(server, {
    ways: { mail: config.mail != null, sms: config.sms != null },
    matters: [requestMatters],
  });
  disputes.register(server);
  supervision.register(server);
  const searchRoom = openRoom({
    app,
    pool,
    folder: config.dataFolder && join(config.dataFolder, 'search'),
    tell: (problem) => server.fastify.log.error({ err: problem }, 'search'),
  });
  search.register(server, searchRoom);
  registerHealth(server);
  singlePage(server, join(import.meta.dirname, 'build', 'console'), '/console/');

  await sealPlainSecrets(app);
  const url = await listen(server, config.port, config.host);
  const freshness = keepPagesFresh(server, pool, staleAfter);
  const close = async () => {
    await closeServer(server);
    await Promise.all([freshness.close(), searchRoom.close()]);
  };
  return { url, isFollowing: freshness.isFollowing, close };
}

/** Which kept pages an entry of the journal makes stale, capability by capability. */
const staleAfter: readonly TagsOf[] = [
  ({ subject }) => (subject.kind === 'organ' ? 'all' : []),
  ({ subject }) => (subject.kind === 'annual-report' ? ['annual-reports'] : []),
  publishingNews.tagsOf,
  registersNews.tagsOf,
];

/** What the portal's frame shows of the capabilities. */
function portalSources(app: App): portal.PortalSources {
  const organ = () => portalOrgan(app);
  const published = async () => {
    const reports = await publishedReports(app, (await organ()).id);
    return reports.filter((report) => report.withdrawnReason === null);
  };
  return {
    organ,
    ...portalParts(app),
    panels: async (site) => [newestReportPanel(site, (await published())[0] ?? null)],
    reports: async () => {
      const site = portal.visitedSite(await organ(), { path: '/', cookies: undefined });
      return (await published()).map((report) => ({
        title: titleOf(report, site),
        href: `/annual-reports/${report.year}`,
        year: report.year,
        publishedAt: report.publishedAt === null ? '' : new Date(report.publishedAt).toISOString(),
      }));
    },
  };
}

const migrations = join(import.meta.dirname, 'migrations');

/** Why the server cannot work: the database does not answer, or is not the one this program needs. */
async function whyNotReady(pool: pg.Pool): Promise<string | null> {
  try {
    const { rows } = await pool.query<{ name: string }>('select name from migrations');
    const applied = new Set(rows.map(({ name }) => name));
    const missing = readMigrations(migrations).filter(({ name }) => !applied.has(name));
    return missing.length === 0 ? null : `missing migrations: ${missing.map(({ name }) => name).join(', ')}`;
  } catch {
    return 'the database does not answer';
  }
}
