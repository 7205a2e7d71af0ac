def command(words):
    match words.split():
        case ["go" | "walk" as verb, ("north" | "south") as where]:
            return verb, where
        case ["quit" | "exit"]:
            return "bye"
        case [*all_words]:
            return all_words


print(command("go north"), command("walk south"), command("exit"), command("look around"))

# expect: ('go', 'north') ('walk', 'south') bye ['look', 'around']
