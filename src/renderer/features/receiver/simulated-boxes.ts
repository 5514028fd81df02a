/** Enough to see groups, every state and what happens in a minute; no more than anybody takes in at a glance. */
export const SIMULATED_BOXES = 24
