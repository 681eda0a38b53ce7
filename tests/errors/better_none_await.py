async def load(name):
    pass


async def main():
    page = await load("index")
    print(page.title)


main().send(None)
