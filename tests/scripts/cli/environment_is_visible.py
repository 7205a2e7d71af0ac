# env: AIO_TEST_VALUE=hello
import os

print(os.environ["AIO_TEST_VALUE"], os.environ.get("AIO_NO_SUCH", "unset"), os.getenv("AIO_TEST_VALUE"))

# expect: hello unset hello
