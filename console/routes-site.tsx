/** The screens of those who look after the website: 网站 in the navigation, and the search. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readDeskSearch, readFindSearch } from '#capabilities/search/console/wishes.ts';
import { under } from './root-route.tsx';

const sections = createRoute({
  ...under,
  path: '/publishing/sections',
  component: lazyRouteComponent(
    () => import('#capabilities/publishing/console/sections/SectionList.tsx'),
    'SectionList',
  ),
});
const chains = createRoute({
  ...under,
  path: '/publishing/chains',
  component: lazyRouteComponent(
    () => import('#capabilities/publishing/console/chains/ChainList.tsx'),
    'ChainList',
  ),
});
const words = createRoute({
  ...under,
  path: '/publishing/words',
  component: lazyRouteComponent(() => import('#capabilities/publishing/console/desk/Words.tsx'), 'Words'),
});
const findings = createRoute({
  ...under,
  path: '/publishing/findings',
  component: lazyRouteComponent(
    () => import('#capabilities/publishing/console/desk/Findings.tsx'),
    'Findings',
  ),
});
const catalogue = createRoute({
  ...under,
  path: '/publishing/catalogue',
  component: lazyRouteComponent(
    () => import('#capabilities/publishing/console/desk/Catalogue.tsx'),
    'Catalogue',
  ),
});
const publishingSettings = createRoute({
  ...under,
  path: '/publishing/settings',
  component: lazyRouteComponent(
    () => import('#capabilities/publishing/console/desk/Settings.tsx'),
    'Settings',
  ),
});
const errorReports = createRoute({
  ...under,
  path: '/publishing/errors',
  component: lazyRouteComponent(
    () => import('#capabilities/publishing/console/desk/ErrorReports.tsx'),
    'ErrorReports',
  ),
});
const find = createRoute({
  ...under,
  path: '/search',
  validateSearch: readFindSearch,
  component: lazyRouteComponent(() => import('#capabilities/search/console/FindScreen.tsx'), 'FindScreen'),
});
const siteSearch = createRoute({
  ...under,
  path: '/site-search',
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import('#capabilities/search/console/SearchDesk.tsx'), 'SearchDesk'),
});

export const siteRoutes = [
  sections,
  chains,
  words,
  findings,
  catalogue,
  publishingSettings,
  errorReports,
  find,
  siteSearch,
] as const;
