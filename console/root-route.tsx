/** What every screen's address stands under. */
import { createRootRoute } from '@tanstack/react-router';
import { NotFoundPage } from './problem-pages.tsx';
import { Shell } from './Shell.tsx';

export const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });
export const under = { getParentRoute: () => root } as const;
