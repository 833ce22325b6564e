"""Prints a profile of one request."""

import subprocess

from callgrind import Function, PerRequest
from cost import COUNTED, OURS

# What is not worth a line.
SELDOM = 0.01


def show_shares(name: str, cost: PerRequest) -> None:
    objects = {function.object for function in cost.own}
    shares = sorted(((cost.instructions(of), of) for of in objects), reverse=True)
    print(f"\n{name}: instructions per request by file")
    for instructions, of in shares:
        if instructions >= 1:
            print(f"  {instructions:10.1f}  {of}")


def show_top(cost: PerRequest, top: int) -> None:
    """The functions that cost most, what of ours costs most elsewhere, and who calls what is counted."""
    costly = sorted(cost.own, key=lambda function: cost.own[function], reverse=True)[:top]
    outward = [edge for edge in cost.spent if edge[0].object == OURS != edge[1].object]
    outward = sorted(outward, key=lambda edge: cost.spent[edge], reverse=True)[:top]
    counted = {kind: cost.counted(names, OURS) for kind, names in COUNTED.items()}
    edges = [*outward, *(edge for calls in counted.values() for edge in calls)]
    names = _demangled(sorted({function.name for function in [*costly, *(end for edge in edges for end in edge)]}))
    times: dict[Function, float] = {}
    for (_, callee), count in cost.calls.items():
        times[callee] = times.get(callee, 0) + count

    print("\n     alone  with calls   calls  function")
    for function in costly:
        print(
            f"{cost.own[function]:10.1f}  {cost.inclusive[function]:10.1f}  {times.get(function, 0):6.2f}"
            f"  {names[function.name]}{_place(function)}"
        )
    print("\nwith calls   calls  into another file")
    for caller, callee in outward:
        print(
            f"{cost.spent[caller, callee]:10.1f}  {cost.calls.get((caller, callee), 0):6.2f}"
            f"  {names[callee.name]}{_place(callee)} by {names[caller.name]}"
        )
    for kind, calls in counted.items():
        print(f"\n     calls  {kind}")
        for (caller, callee), count in sorted(calls.items(), key=lambda item: item[1], reverse=True):
            if count >= SELDOM:
                print(f"{count:10.2f}  {names[callee.name]} by {names[caller.name]}")


def _place(function: Function) -> str:
    return "" if function.object == OURS else f" [{function.object}]"


def _demangled(names: list[str]) -> dict[str, str]:
    """The names as the sources have them."""
    run = subprocess.run(
        ["swift", "demangle", "--compact", "--simplified"],
        input="\n".join(names),
        text=True,
        stdout=subprocess.PIPE,
        check=True,
    )
    return dict(zip(names, run.stdout.splitlines(), strict=True))
