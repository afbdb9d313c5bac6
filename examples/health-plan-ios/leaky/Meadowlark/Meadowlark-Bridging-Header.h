#import "Analytics/MLReplay.h"
