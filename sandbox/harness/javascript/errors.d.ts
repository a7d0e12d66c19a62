export function isOutOfMemory(error: unknown): boolean;
