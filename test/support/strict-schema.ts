/**
 * What OpenAI demands of a JSON schema under `strict: true` (guide "Structured outputs", section "Supported
 * schemas"): every object closed, every property required. Returns the first fault, or `null`.
 */
export function strictSchemaFault(schema: unknown, path = 'schema'): string | null {
  if (typeof schema !== 'object' || schema === null) return `${path} is not an object`;
  const { type, properties, required, items } = schema as Record<string, unknown>;
  if (path === 'schema' && type !== 'object') return `${path} must be of type object`;
  if ((schema as { enum?: unknown[] }).enum?.length === 0) return `${path}.enum is empty`;
  if (type === 'object') {
    const names = Object.keys(properties ?? {});
    if ((schema as { additionalProperties?: unknown }).additionalProperties !== false)
      return `${path}: additionalProperties must be false`;
    const missing = names.find((name) => !Array.isArray(required) || !required.includes(name));
    if (missing !== undefined) return `${path}: required must hold ${missing}`;
    for (const [name, property] of Object.entries(properties ?? {})) {
      const fault = strictSchemaFault(property, `${path}.${name}`);
      if (fault !== null) return fault;
    }
  }
  return type === 'array' ? strictSchemaFault(items, `${path}[]`) : null;
}
