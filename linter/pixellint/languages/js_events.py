"""Events by name, within a program: who listens to `bus.on("lead", f)` is called by `bus.emit("lead", x)`.

A channel is a global of the name "<bus> <event>": listening assigns the listener to it, telling calls it.
"""

from __future__ import annotations

from pixellint.languages.build import Frame
from pixellint.languages.js_calls import path_of
from pixellint.languages.reader import Reader
from pixellint.model.unit import Argument, Call, Expression, Lambda, Literal, Member, Name, Object

_LISTENS = frozenset({"on", "once", "addListener", "subscribe", "$on", "$once"})
_TELLS = frozenset({"emit", "trigger", "publish", "dispatch", "$emit"})
_METHODS = _LISTENS | _TELLS | {"addEventListener", "dispatchEvent"}
_OF_PLATFORM = frozenset(
    "abort animationend beforeunload blur change click close connect contextmenu copy cut data dblclick disconnect "
    "DOMContentLoaded drag dragend dragstart drop end ended error exit finish focus focusin focusout hashchange input invalid "
    "keydown keypress keyup load loadend message mousedown mouseenter mouseleave mousemove mouseout mouseover mouseup offline "
    "online open pagehide pageshow paste pause play pointerdown pointerup popstate progress ready readystatechange reset "
    "resize scroll select storage submit timeout touchend touchmove touchstart transitionend unhandledrejection unload "
    "visibilitychange wheel".split()
)
_ELSEWHERE = ("socket", "io", "channel", "process", "document", "window", "worker", "port", "this")
"""what others at the far end listen to, and what has events of the platform's own"""


def enter_event(reader: Reader, call: Call, frame: Frame) -> None:
    """Enter the channel that a call listens to or tells something on, if it does."""
    callee = call.callee
    if not isinstance(callee, Member) or callee.key not in _METHODS or callee.computed is not None or not call.arguments:
        return
    if callee.key == "addEventListener" and len(call.arguments) > 1:
        _listen(reader, _channel("window", call.arguments[0].value), call, frame)
    elif callee.key == "dispatchEvent":
        _dispatch(reader, call, frame)
    elif callee.key in _LISTENS and len(call.arguments) == 2:
        _listen(reader, _channel(_bus(callee.object), call.arguments[0].value), call, frame)
    elif callee.key in _TELLS:
        channel = _channel(_bus(callee.object), call.arguments[0].value)
        if channel:
            _tell(reader, channel, call.arguments[1:], call, frame)


def _bus(owner: Expression) -> str:
    """What a bus is called, "" for what is none."""
    path = path_of(owner)
    name = path[-1].lower() if path else ""
    return "" if name.lstrip("$_").endswith(_ELSEWHERE) else name


def _channel(bus: str, event: Expression) -> str:
    if not bus or not isinstance(event, Literal) or event.kind != "string":
        return ""
    name = event.value.strip()
    return f"{bus} {name}" if len(name) > 2 and name not in _OF_PLATFORM and "." not in name else ""


def _listen(reader: Reader, channel: str, call: Call, frame: Frame) -> None:
    listener = call.arguments[1].value
    if channel and isinstance(listener, Lambda | Name | Member):
        reader.builder.assign(Name(channel, -1, call.at), listener, (call.at, call.end), frame)


def _dispatch(reader: Reader, call: Call, frame: Frame) -> None:
    """`dispatchEvent(new CustomEvent("lead", {detail}))`"""
    event = call.arguments[0].value
    if not isinstance(event, Call) or not isinstance(event.callee, Name) or event.callee.name != "CustomEvent":
        return
    channel = _channel("window", event.arguments[0].value) if event.arguments else ""
    if channel:
        given = event.arguments[1:2] or (Argument(Object((), event.at)),)
        _tell(reader, channel, given, call, frame)


def _tell(reader: Reader, channel: str, given: tuple[Argument, ...], call: Call, frame: Frame) -> None:
    number = reader.builder.reserve_call()
    reader.builder.call(Call(Name(channel, -1, call.at), given, "call", call.at, call.end, number), frame)
