@implementation Flow
- (NSString *)visit:(Plan *)plan in:(NSArray<Visit *> *)visits {
  if (plan.open) {
    NSString *name = plan.name;
    send(name);
  } else if (plan.held)
    hold(plan);
  else {
    close(plan);
  }
  for (Visit *visit in visits) [visit send];
  for (NSString *key in plan.values) {
    send(key, plan.values[key]);
  }
  for (int i = 0; i < 3; i++) { send(i); }
  while (plan.next) [plan read];
  do { [plan read]; } while (plan.more);
  switch (plan.state) {
    case PlanStateOpen:
      send(plan);
      break;
    default: {
      hold(plan);
    }
  }
  @try {
    [plan send];
  } @catch (NSException *caught) {
    report(caught);
  } @finally {
    [plan done];
  }
  @synchronized (self) { [plan lock]; }
  @autoreleasepool { [plan drain]; }
#if TARGET_PHONE
  [plan phone];
#else
  [plan desk];
#endif
  return plan.open ? plan.name : nil;
}
@end
