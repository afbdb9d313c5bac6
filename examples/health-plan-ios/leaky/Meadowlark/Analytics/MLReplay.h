#import <Foundation/Foundation.h>

NS_ASSUME_NONNULL_BEGIN

typedef NS_ENUM(NSInteger, MLReplayEvent) {
    MLReplayEventLabResult = 43,
    MLReplayEventBooking = 44,
};

/// The session replay, as Swift sees it.
@interface MLReplay : NSObject

+ (void)start;
+ (void)markEvent:(MLReplayEvent)event value:(NSString *)value;

@end

NS_ASSUME_NONNULL_END
