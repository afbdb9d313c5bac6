export interface Analytics { record(name: string, details: object): void }
