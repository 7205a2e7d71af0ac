print("aBc".upper(), "aBc".lower(), "hello world".title(), "hELLO".capitalize(), "aBc".swapcase(), "Straße".casefold())
print("straße".upper(), "ǆ".title(), "İ".lower() == "i̇", "ΑΣ".lower(), "they're bill's".title())

# expect: ABC abc Hello World Hello AbC strasse
# expect: STRASSE ǅ True ας They'Re Bill'S
