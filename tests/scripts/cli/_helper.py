value = "from the helper"
