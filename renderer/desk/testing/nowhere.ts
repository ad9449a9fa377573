import type { RouteRecordRaw } from 'vue-router'

/** A page without anything, to leave another by: what is opened after it is opened anew, and nothing else is. */
export const nowhere = { path: '/nulle-part', component: { render: () => null } } satisfies RouteRecordRaw
