static NSString * const kRegion = @"region";

NSDictionary *containers(Member *member, NSArray *plans) {
  NSMutableDictionary *values = [NSMutableDictionary dictionary];
  [values setObject:member.identifier forKey:@"id"];
  [values setValue:member.email forKey:kRegion];
  values[@"term"] = member.term;
  values[PlanKeys.age] = member.age;
  values[keyFor(member)] = @1;
  [values addEntriesFromDictionary:@{ @"more": plans, kRegion: @[member.region, @2], PlanKeys.plan: @(3), keyFor(plans): @{} }];
  NSDictionary *old = [NSDictionary dictionaryWithObjectsAndKeys:member.name, @"name", member.phone, kRegion, nil];
  NSDictionary *one = [NSDictionary dictionaryWithObject:member.name forKey:@"name"];
  NSDictionary *many = [[NSDictionary alloc] initWithObjects:@[member.name, @"x"] forKeys:@[@"name", @"kind"]];
  NSDictionary *open = [NSDictionary dictionaryWithObjects:plans forKeys:plans];
  NSMutableArray *list = [[NSMutableArray alloc] initWithCapacity:3];
  [list addObject:member.email];
  NSArray *fixed = [NSArray arrayWithObjects:member.name, member.phone, nil];
  NSSet *set = [NSSet setWithArray:fixed];
  send([values objectForKey:@"id"], values[@"id"], [list objectAtIndex:0], list[1], [values valueForKey:member.key]);
  NSMutableString *text = [NSMutableString string];
  [text appendString:member.name];
  return [values copy];
}
