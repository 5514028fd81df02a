/** Whether nothing on the page has the focus: at the start, and after what had it is gone. */
export const isFocusNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body
