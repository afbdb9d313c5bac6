export const Tour = ({ next }) => (
  <>
    <GoalStep onSelect={(goal) => fbq("trackCustom", "Goal", { goal: goal.id })} onDone={next} /> {/* use: meta-pixel event */}
    <Finder onSearch={(query) => fbq("track", "Search", { query })} /> {/* use: meta-pixel event search-term */}
    <Wizard onSubmit={(values) => fbq("track", "Lead", { tag: values.email, who: values.name })} /> {/* use: meta-pixel event email name */}
    <Select name="email" onSelect={(chosen) => fbq("track", "Lead", { tag: chosen })} /> {/* use: meta-pixel event email */}
  </>
);
