@class Later;

@protocol PlanReporter <NSObject, Closable>
@required
- (void)report:(NSString *)event values:(NSDictionary *)values;
@optional
@property (nonatomic, strong) PlanSession *session;
+ (instancetype)standard;
@end

@interface LogReporter : BaseReporter <PlanReporter> {
  PlanClock *_clock;
  int sent;
}
@property (nonatomic, strong, nullable) PlanSession *session;
- (instancetype)initWithPrefix:(NSString *)prefix session:(PlanSession *)session;
@end

@interface LogReporter () <Resettable>
@property (nonatomic, copy) NSString *prefix;
@property (nonatomic, weak) id<PlanDelegate> delegate;
@property (nonatomic, copy) void (^onSent)(NSString *event);
@property (nonatomic) NSArray<PlanVisit *> *visits;
@end

@implementation LogReporter {
  PlanStore *store;
}
@synthesize session = savedSession;

+ (instancetype)sharedReporter {
  static LogReporter *shared = nil;
  static dispatch_once_t once;
  dispatch_once(&once, ^{
    shared = [[self alloc] initWithPrefix:@"log" session:[PlanSession new]];
  });
  return shared;
}

- (instancetype)initWithPrefix:(NSString *)prefix session:(PlanSession *)session {
  self = [super initWithLabel:prefix];
  if (self) {
    _prefix = [prefix copy];
    savedSession = session;
    self->_clock = PlanClock.standardClock;
    store = [[PlanStore alloc] init];
    [self setVisits:session.visits];
  }
  return self;
}

#pragma mark - Reporting

- (NSString *)title {
  return self.prefix;
}

- (void)report:(NSString *)event values:(NSDictionary<NSString *, id> *)values {
  sent++;
  [self.session send:event];
  [_clock stamp:event];
  [store keep:[self title] under:self.title];
  [super report:event values:values];
  [self.delegate reporter:self didSend:event];
  if (self.onSent) self.onSent(event);
}

- (void)dealloc {
}
@end

@implementation LogReporter (Visits)
- (void)trackVisit:(PlanVisit *)visit {
  [self report:visit.name values:nil];
  [_clock stamp:[[self class] description]];
}
@end

@implementation PlanVisit (Labels)
- (NSString *)label { return [self.name uppercaseString]; }
@end
