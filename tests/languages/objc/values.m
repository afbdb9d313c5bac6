void values(Member *member, NSArray *plans, int count) {
  NSString *text = [NSString stringWithFormat:@"plan %@/%ld: 100%% of %1$@", member.plan, (long)count];
  NSString *made = [[NSString alloc] initWithFormat:member.format, text];
  NSString *path = [[text stringByAppendingString:@"/"] stringByAppendingFormat:@"%d", count];
  NSString *escaped = @"It\'s \"a\"\n" "more";
  NSNumber *number = @(count + 2 * 3);
  NSNumber *flag = @YES;
  BOOL test = !member.active && count > 3 || plans == nil;
  NSString *chosen = member.active ? member.email : @"none";
  NSString *given = member.email ?: member.phone;
  NSString *copied = [[member.name mutableCopy] lowercaseString];
  NSInteger less = -count;
  NSNumber *boxed = [NSNumber numberWithInt:count];
  char letter = 'a';
  struct Point point = { .x = count, .y = 2 };
  NSString * const labels[] = { @"a", member.name };
  int size = sizeof(count);
  if (@available(iOS 15, *)) send(text);
  send((text, made));
  count += 1;
}
