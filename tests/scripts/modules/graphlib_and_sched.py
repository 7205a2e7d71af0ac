# graphlib and sched.
import graphlib
import sched

sorter = graphlib.TopologicalSorter({"d": ["b", "c"], "b": ["a"], "c": ["a"]})
print(list(sorter.static_order())[0], tuple(graphlib.TopologicalSorter({1: [2], 2: [3]}).static_order()))
for graph in ({1: [2], 2: [1]}, {1: [2], 2: [3], 3: [1], 4: [1]}, {1: [1]}):
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        print(error.args)
sorter = graphlib.TopologicalSorter()
sorter.add("x", "y", "z")
sorter.prepare()
while sorter.is_active():
    ready = sorter.get_ready()
    print(ready)
    sorter.done(*ready)
for action in (lambda: sorter.add("q"), lambda: sorter.prepare(), lambda: sorter.done("nope"), lambda: sorter.done("x")):
    try:
        action()
    except ValueError as error:
        print(error)
now = 0
s = sched.scheduler(lambda: now, lambda t: globals().__setitem__("now", now + t))
s.enter(2, 1, print, ("second",))
s.enter(1, 2, print, ("first, low",))
e = s.enter(1, 1, print, ("first",), {"end": "!\n"})
dropped = s.enter(5, 1, print, ("never",))
print(len(s.queue), s.queue[0][:2], s.empty())
s.cancel(dropped)
s.run()
print(now, s.empty())
try:
    s.cancel(dropped)
except ValueError as error:
    print(error)

# expect: a (3, 2, 1)
# expect: ('nodes are in a cycle', [1, 2, 1])
# expect: ('nodes are in a cycle', [1, 3, 2, 1])
# expect: ('nodes are in a cycle', [1, 1])
# expect: ('y', 'z')
# expect: ('x',)
# expect: Nodes cannot be added after a call to prepare()
# expect: cannot prepare() more than once
# expect: node 'nope' was not added using add()
# expect: node 'x' was already marked done
# expect: 4 (1, 1) False
# expect: first!
# expect: first, low
# expect: second
# expect: 2 True
# expect: list.remove(x): x not in list
