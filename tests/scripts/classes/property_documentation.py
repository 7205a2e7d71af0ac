# The documentation of properties and of their subclasses: given, from the getter, or none.
class PP(property): 'This is a subclass of property'
class PN(property): pass
def fg(s): 'getter doc'
for cls in (PP, PN, property):
    print(cls(lambda s: 1, doc='given').__doc__, cls(lambda s: 1).__doc__, cls(fg).__doc__, cls().__doc__ , cls(fg, doc='x').getter(fg).__doc__, cls(fg).getter(lambda s: 1).__doc__, cls(fg).setter(fg).__doc__)
class C:
    @PP
    def x(self): 'doc of x'; return 5
    @x.setter
    def x(self, v): 'setter doc'
print(C.x.__doc__, C().x)

# expect: given None getter doc None getter doc None getter doc
# expect: given None getter doc None getter doc None getter doc
# expect: given None getter doc None x None getter doc
# expect: doc of x 5
