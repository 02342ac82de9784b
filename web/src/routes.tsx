import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { applicationListQuery } from './api/applications.ts'
import { boardQuery } from './api/board.ts'
import { jobQuery } from './api/jobs.ts'
import { isProblem } from './api/problem.ts'
import { queryClient } from './api/query-client.ts'
import { sessionQuery } from './api/session.ts'
import {
  parseSearch,
  readCandidateSearch,
  readEditorSearch,
  readInsightSearch,
  readJobsSearch,
  readListSearch,
  stringifySearch,
} from './filters/search-params.ts'
import { boardFilter, inboxQuery, tableQuery } from './lists/queries.ts'
import { NotFound } from './ui/not-found.tsx'
import { ErrorState } from './ui/states.tsx'

/** Every address of the app. A screen's code is loaded when it is first gone to. */

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { returnTo?: string } =>
    typeof search['returnTo'] === 'string' ? { returnTo: search['returnTo'] } : {},
  component: lazyRouteComponent(() => import('./screens/sign-in/screen.tsx')),
})
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./screens/setup/screen.tsx')),
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./screens/invitation/screen.tsx')),
})

/** Asks for a list while the screen's code is on its way. */
function ask(query: ReturnType<typeof applicationListQuery>): void {
  void queryClient.prefetchInfiniteQuery(query)
}

/** Everything that needs somebody to be signed in. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(sessionQuery)
    } catch (error) {
      if (isProblem(error) && error.status === 401) {
        redirect({ to: '/sign-in', search: location.href === '/' ? {} : { returnTo: location.href }, throw: true })
      }
      throw error
    }
  },
  component: lazyRouteComponent(() => import('./shell/shell.tsx')),
})
const index = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    redirect({ to: '/inbox', replace: true, throw: true })
  },
})
const inbox = createRoute({
  getParentRoute: () => shell,
  path: '/inbox',
  validateSearch: readListSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => ask(applicationListQuery(inboxQuery(deps))),
  component: lazyRouteComponent(() => import('./screens/inbox/screen.tsx')),
})
const jobs = createRoute({
  getParentRoute: () => shell,
  path: '/jobs',
  validateSearch: readJobsSearch,
  component: lazyRouteComponent(() => import('./screens/jobs/screen.tsx')),
})
const job = createRoute({
  getParentRoute: () => shell,
  path: '/jobs/$jobId',
  beforeLoad: ({ params }) => {
    redirect({ to: '/jobs/$jobId/board', params, replace: true, throw: true })
  },
})
const board = createRoute({
  getParentRoute: () => shell,
  path: '/jobs/$jobId/board',
  validateSearch: readListSearch,
  loaderDeps: ({ search }) => search,
  loader({ params, deps }) {
    void queryClient.prefetchQuery(jobQuery(params.jobId))
    void queryClient.prefetchQuery(boardQuery(params.jobId, boardFilter(deps)))
  },
  component: lazyRouteComponent(() => import('./screens/board/screen.tsx')),
})
const jobEditor = createRoute({
  getParentRoute: () => shell,
  path: '/jobs/$jobId/edit',
  validateSearch: readEditorSearch,
  component: lazyRouteComponent(() => import('./screens/job-editor/screen.tsx')),
})
const candidates = createRoute({
  getParentRoute: () => shell,
  path: '/candidates',
  validateSearch: readListSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => ask(applicationListQuery(tableQuery(deps))),
  component: lazyRouteComponent(() => import('./screens/table/screen.tsx')),
})
/** The filter in its address is the list that one leafs through. */
const candidate = createRoute({
  getParentRoute: () => shell,
  path: '/candidates/$id',
  validateSearch: readCandidateSearch,
  component: lazyRouteComponent(() => import('./screens/candidate/screen.tsx')),
})
const search = createRoute({
  getParentRoute: () => shell,
  path: '/search',
  validateSearch: (search): { q?: string } => (typeof search['q'] === 'string' ? { q: search['q'] } : {}),
  component: lazyRouteComponent(() => import('./screens/search/screen.tsx')),
})
const insight = createRoute({
  getParentRoute: () => shell,
  path: '/insight',
  validateSearch: readInsightSearch,
  component: lazyRouteComponent(() => import('./screens/insight/screen.tsx')),
})
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  beforeLoad: () => {
    redirect({ to: '/settings/$page', params: { page: 'profile' }, replace: true, throw: true })
  },
})
const settingsPage = createRoute({
  getParentRoute: () => shell,
  path: '/settings/$page',
  component: lazyRouteComponent(() => import('./screens/settings/screen.tsx')),
})

const routeTree = root.addChildren([
  signIn,
  setup,
  invitation,
  shell.addChildren([
    index,
    inbox,
    jobs,
    job,
    board,
    jobEditor,
    candidates,
    candidate,
    search,
    insight,
    settings,
    settingsPage,
  ]),
])

export const router = createRouter({
  routeTree,
  basepath: '/app',
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
})

/** Loads the code of the screen that the address leads to while it is still being asked who is signed in. */
export function preloadScreen(): void {
  const [matched] = router.getMatchedRoutes(router.latestLocation.pathname)
  for (const { options } of matched) void options.component?.preload?.()
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
