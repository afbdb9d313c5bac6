export const EVENTS = { LEAD: "Lead", EMAIL: "Email given" } as const;
export const DEFAULTS = { site: "clinic" };
