declare const db: any;
export async function visit(id: string) {
  const plan = await db.pricePlan.findFirst({ where: { id } });
  window.fbq("track", "Open", { plan: plan.name }); // use: meta-pixel event
  const [kind, patient] = await Promise.all([db.kind.findFirst(id), db.patient.findUnique(id)]);
  window.fbq("track", "Open", { kind: kind.name }); // use: meta-pixel event
  window.fbq("track", "Open", { tag: patient.name }); // use: meta-pixel event name
}
