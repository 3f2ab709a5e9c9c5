/** Every screen of the console, its address and where it is loaded from; each is a chunk of its own. */
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { readSearch as readRequestsSearch } from '#capabilities/disclosure-requests/console/wishes.ts';
import { readSearch as readDisputesSearch } from '#capabilities/disputes/console/wishes.ts';
import { readListSearch } from '#capabilities/publishing/console/items/list-search.ts';
import { readSearch as readRegistersSearch } from '#capabilities/registers/console/wishes.ts';
import { Loading } from './parts/page.tsx';
import { BrokenPage } from './problem-pages.tsx';
import { root, under } from './root-route.tsx';
import { siteRoutes } from './routes-site.tsx';

const home = createRoute({
  ...under,
  path: '/',
  component: lazyRouteComponent(() => import('./Home.tsx'), 'Home'),
});
const reports = createRoute({
  ...under,
  path: '/annual-reports',
  component: lazyRouteComponent(
    () => import('#capabilities/annual-report/console/ReportList.tsx'),
    'ReportList',
  ),
});
const newReport = createRoute({
  ...under,
  path: '/annual-reports/new',
  validateSearch: (search: Record<string, unknown>): { year?: string } =>
    typeof search.year === 'string' || typeof search.year === 'number' ? { year: String(search.year) } : {},
  component: lazyRouteComponent(
    () => import('#capabilities/annual-report/console/NewReport.tsx'),
    'NewReport',
  ),
});
const report = createRoute({
  ...under,
  path: '/annual-reports/$id',
  component: lazyRouteComponent(
    () => import('#capabilities/annual-report/console/ReportScreen.tsx'),
    'ReportScreen',
  ),
});
const batches = createRoute({
  ...under,
  path: '/batches',
  component: lazyRouteComponent(
    () => import('#capabilities/annual-report/console/batch/BatchList.tsx'),
    'BatchList',
  ),
});
const batch = createRoute({
  ...under,
  path: '/batches/$id',
  component: lazyRouteComponent(
    () => import('#capabilities/annual-report/console/batch/BatchScreen.tsx'),
    'BatchScreen',
  ),
});
const batchBody = createRoute({
  ...under,
  path: '/batches/$id/$number',
  component: lazyRouteComponent(
    () => import('#capabilities/annual-report/console/batch/BatchBodyScreen.tsx'),
    'BatchBodyScreen',
  ),
});
const items = createRoute({
  ...under,
  path: '/items',
  validateSearch: readListSearch,
  component: lazyRouteComponent(
    () => import('#capabilities/publishing/console/items/ItemList.tsx'),
    'ItemList',
  ),
});
const item = createRoute({
  ...under,
  path: '/items/$id',
  component: lazyRouteComponent(
    () => import('#capabilities/publishing/console/items/ItemScreen.tsx'),
    'ItemScreen',
  ),
});
const reviews = createRoute({
  ...under,
  path: '/reviews',
  component: lazyRouteComponent(() => import('#capabilities/publishing/console/review/Inbox.tsx'), 'Inbox'),
});
const delegations = createRoute({
  ...under,
  path: '/reviews/delegations',
  component: lazyRouteComponent(
    () => import('#capabilities/publishing/console/review/Delegations.tsx'),
    'Delegations',
  ),
});
const review = createRoute({
  ...under,
  path: '/reviews/$id',
  component: lazyRouteComponent(
    () => import('#capabilities/publishing/console/review/ReviewScreen.tsx'),
    'ReviewScreen',
  ),
});
const supervision = createRoute({
  ...under,
  path: '/supervision',
  validateSearch: (search: Record<string, unknown>): { year?: string } =>
    /^20\d\d$/.test(String(search.year)) ? { year: String(search.year) } : {},
  component: lazyRouteComponent(
    () => import('#capabilities/supervision/console/Supervision.tsx'),
    'Supervision',
  ),
});
const registers = createRoute({
  ...under,
  path: '/registers',
  validateSearch: readRegistersSearch,
  component: lazyRouteComponent(
    () => import('#capabilities/registers/console/RegistersScreen.tsx'),
    'RegistersScreen',
  ),
});
const disputes = createRoute({
  ...under,
  path: '/disputes',
  validateSearch: readDisputesSearch,
  component: lazyRouteComponent(
    () => import('#capabilities/disputes/console/DisputesScreen.tsx'),
    'DisputesScreen',
  ),
});
const dispute = createRoute({
  ...under,
  path: '/disputes/$id',
  component: lazyRouteComponent(
    () => import('#capabilities/disputes/console/DisputeScreen.tsx'),
    'DisputeScreen',
  ),
});
const redaction = createRoute({
  ...under,
  path: '/requests/$id/releases/$release',
  component: lazyRouteComponent(
    () => import('#capabilities/disclosure-requests/console/redaction/RedactionScreen.tsx'),
    'RedactionScreen',
  ),
});
const requestFigures = createRoute({
  ...under,
  path: '/requests/figures',
  component: lazyRouteComponent(
    () => import('#capabilities/disclosure-requests/console/figures/FiguresScreen.tsx'),
    'FiguresScreen',
  ),
});
const requestStatistics = createRoute({
  ...under,
  path: '/requests/statistics',
  component: lazyRouteComponent(
    () => import('#capabilities/disclosure-requests/console/figures/StatisticsScreen.tsx'),
    'StatisticsScreen',
  ),
});
const requests = createRoute({
  ...under,
  path: '/requests',
  validateSearch: readRequestsSearch,
  component: lazyRouteComponent(
    () => import('#capabilities/disclosure-requests/console/desk/RequestsScreen.tsx'),
    'RequestsScreen',
  ),
});
const newRequest = createRoute({
  ...under,
  path: '/requests/new',
  component: lazyRouteComponent(
    () => import('#capabilities/disclosure-requests/console/intake/IntakeScreen.tsx'),
    'IntakeScreen',
  ),
});
const requestSettings = createRoute({
  ...under,
  path: '/requests/settings',
  component: lazyRouteComponent(
    () => import('#capabilities/disclosure-requests/console/settings/SettingsScreen.tsx'),
    'SettingsScreen',
  ),
});
const request = createRoute({
  ...under,
  path: '/requests/$id',
  component: lazyRouteComponent(
    () => import('#capabilities/disclosure-requests/console/case/CaseScreen.tsx'),
    'CaseScreen',
  ),
});
const staff = createRoute({
  ...under,
  path: '/staff',
  component: lazyRouteComponent(() => import('#capabilities/accounts/console/StaffList.tsx'), 'StaffList'),
});
const organ = createRoute({
  ...under,
  path: '/organ',
  component: lazyRouteComponent(() => import('#capabilities/accounts/console/OrganForm.tsx'), 'OrganForm'),
});
const me = createRoute({
  ...under,
  path: '/me',
  component: lazyRouteComponent(() => import('#capabilities/accounts/console/MyAccount.tsx'), 'MyAccount'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    reports,
    newReport,
    report,
    batches,
    batch,
    batchBody,
    items,
    item,
    reviews,
    delegations,
    review,
    ...siteRoutes,
    supervision,
    registers,
    disputes,
    dispute,
    redaction,
    requests,
    requestFigures,
    requestStatistics,
    newRequest,
    requestSettings,
    request,
    staff,
    organ,
    me,
  ]),
  basepath: '/console',
  defaultErrorComponent: BrokenPage,
  defaultPendingComponent: Loading,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
