if a:
	b

# comment
	c
x = \
  1
if y: z; w;
end = (1,
# inside
  2)
