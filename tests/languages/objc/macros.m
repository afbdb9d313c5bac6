#import <RNPlanAnalytics.h>

PLAN_CLASS_AVAILABLE
@interface PlanModule : NSObject <RCTBridgeModule>
- (instancetype)initWithKey:(NSString *)key NS_DESIGNATED_INITIALIZER;
- (instancetype)init NS_UNAVAILABLE;
@end

@implementation PlanModule
RCT_EXPORT_MODULE();

RCT_EXPORT_METHOD(track:(NSString *)event
                  values:(NSDictionary *)values)
{
  [PlanAnalytics track:event values:values];
}

RCT_REMAP_METHOD(who, identify:(NSString *)member resolver:(RCTPromiseResolveBlock)resolve) {
  [PlanAnalytics identify:member];
  resolve(@YES);
}

- (void)after API_AVAILABLE(ios(13)) {
  [PlanAnalytics flush];
}
@end
