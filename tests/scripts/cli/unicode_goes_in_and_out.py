# args: ünïcödé 日本
# stdin: 😀 smile
import sys

print(sys.argv[1:], input())  # expect: ['ünïcödé', '日本'] 😀 smile
