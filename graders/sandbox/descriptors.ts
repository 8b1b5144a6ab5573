/** The descriptor from which a worker reads its job: the standard input, so that nothing else is there to be read. */
export const JOB = 0

/** The descriptor on which a worker sends its results. */
export const RESULTS = 3
