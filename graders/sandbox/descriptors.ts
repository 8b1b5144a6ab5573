/** The descriptor on which a worker names each test before it runs it, one a line. The four below it are Node's own. */
export const ANNOUNCEMENTS = 4
