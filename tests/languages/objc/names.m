#import <PlanMetrics/Recorder.h>
#import "PlanSession.h"
#include <stdio.h>
@import Foundation;

#define kOpened @"plan_opened"
#define kRetries 3
#define kAlias kOpened
#define kShow(x) ((x) + 1)

NS_ASSUME_NONNULL_BEGIN
static NSString * const kRegion = @"region";
NSString *const kPlanId = @"plan" @"_id";
extern NSString *const kElsewhere;
static PlanClock *clock;
PlanClock *sharedClock;

typedef NS_ENUM(NSInteger, PlanState) {
  PlanStateOpen,
  PlanStateHeld = 3,
};
enum Level { LevelLow, LevelHigh };
typedef void (^PlanHandler)(NSString *name);
void prototype(int size);
static void (^const onOpen)(NSString *) = ^(NSString *name) { note(name); };

NSString *labelFor(PlanVisit *visit, int size) {
  return visit.label;
}
static void inner(void) {
  labelFor(nil, kRetries);
}

#ifdef PLAN_DEBUG
void shown(void) { inner(); }
#else
void hidden(void) { inner(); }
#endif
NS_ASSUME_NONNULL_END
