"""What a plug-in adds to every component of Vue: `app.config.globalProperties.$track = f` here, `this.$track()` there. It goes
by its name like a global, as it does in templates."""

from __future__ import annotations

from pixellint.model.unit import Call, Member, Name, This

APPLICATION = "useNuxtApp"
"""the function that gives what was added to all components, by its names"""

_FRAMEWORK = frozenset(
    "$attrs $children $data $delete $destroy $el $emit $fetch $forceUpdate $listeners $mount $nextTick $off $on $once $options "
    "$parent $props $refs $root $scopedSlots $set $slots $ssrContext $vnode $watch "  # of every component
    "$router $route $store $i18n $t $tc $te $d $n $axios $http $apollo $config $nuxt $vuetify $q $bvModal $toast".split()
)
"""what components have without a plug-in of the project, and what common ones add that sends nothing to trackers"""


def installed(member: Member) -> str:
    """The name of what a plug-in may have added that is read here of the component itself; "" for anything else."""
    is_added = member.key.startswith("$") and len(member.key) > 1 and member.key not in _FRAMEWORK
    return member.key if is_added and isinstance(member.object, This) and member.computed is None else ""


def installs(target: Member) -> str:
    """The name under which an assignment to `target` adds something to every component, "" for other targets."""
    place = target.object
    if not isinstance(place, Member) or target.computed is not None or not target.key.startswith("$"):
        return ""
    is_prototype = place.key == "prototype" and isinstance(place.object, Name) and place.object.name == "Vue"
    return target.key if place.key == "globalProperties" or is_prototype else ""


def is_application(call: Call) -> bool:
    """Whether a call gives what plug-ins have added."""
    return isinstance(call.callee, Name) and call.callee.name == APPLICATION
