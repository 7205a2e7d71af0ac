import contextvars

v = contextvars.ContextVar("v")
try:
    v.get()
except LookupError as error:
    print(type(error).__name__)
print(v.get("fallback"), v.name)
token = v.set(1)
token2 = v.set(2)
v.reset(token2)
print(v.get(), token.old_value is contextvars.Token.MISSING, token.var is v)
v.reset(token)
try:
    v.reset(token)
except RuntimeError as error:
    print("has already been used once" in str(error))
print(len(contextvars.copy_context()), contextvars.copy_context().run(lambda x: x + 1, 5))

# expect: LookupError
# expect: fallback v
# expect: 1 True True
# expect: True
# expect: 0 6
