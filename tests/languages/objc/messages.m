@implementation VisitScreen
- (void)open:(Visit *)visit :(int)size named:(NSString *)name {
  [PlanAnalytics logEventWithName:@"visit" parameters:visit.values];
  [[PlanAnalytics sharedInstance] track:name];
  PlanAnalytics.sharedInstance.userId = visit.member.identifier;
  [PlanAnalytics sharedInstance].enabled = YES;
  [[[Panel alloc] initWithTitle:@"Visit" style:2] show];
  Panel *panel = [Panel new], *spare;
  id made = [[[self class] alloc] init];
  Visit *next = [visit following];
  Visit *found = [self.store visitFor:name];
  [panel.view.layer setTitle:name];
  [panel setUserId:visit.member.identifier];
  [self log:@"a", name, nil];
  [[visit notes] enumerateObjectsUsingBlock:^(Note *note, NSUInteger index, BOOL *stop) {
    [panel add:note.text];
  }];
  [panel addTarget:self action:@selector(tap:) forControlEvents:4];
  [[NSNotificationCenter defaultCenter] postNotificationName:@"opened" object:visit userInfo:@{ @"id": visit.identifier }];
  dispatch_async(dispatch_get_main_queue(), ^{ [panel show]; });
  __weak typeof(self) weakSelf = self;
  [visit load:^NSString *(id result, NSError *error) { [weakSelf.store keep:result]; return result; } queue:nil];
  Class kind = [Panel class];
  visit->owner = (Member *)[self owner];
  *size = 3;
  NSString *(^shown)(Visit *) = ^(Visit *one) { return one.name; };
  shown(visit);
}
- (void)tap:(id)sender {}
@end
