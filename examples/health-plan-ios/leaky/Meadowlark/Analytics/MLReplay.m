#import "MLReplay.h"
#import <QMNative/QMNative.h>
#import <UIKit/UIKit.h>

@implementation MLReplay

+ (void)start {
    [QMNative initializeWithSubscription:@"meadowlark" uid:@"00000000-0000-0000-0000-000000000000"];
    NSString *vendorIdentifier = [[[UIDevice currentDevice] identifierForVendor] UUIDString];
    [QMNative sendEventWithID:40 value:vendorIdentifier];
}

+ (void)markEvent:(MLReplayEvent)event value:(NSString *)value {
    [QMNative sendEventWithID:event value:value];
}

@end
