@interface Half : Base
@property (nonatomic) Session *session;
@end
@implementation Half
PLAN_SYNTHESIZE(session)
- (void)before:(Plan *)plan {
  [self.session send:plan.name];
  [self.session send:;
  [self.session send:plan.region];
}
- (void)after:(Plan *)plan {
  NSString *text = = @"x";
  send(plan.state);
}
@end
void last(Plan *plan) { send(plan.name); }
