f'plain'
f'{x}{y!r:>{width}}'
f'{x = }' f'{x=!s:^10}'
f'{{literal}} {a}' 'joined' f"{d['k']}"
f'''{
  multi
}'''
rf'\d{n}\d'
f'{f"{f'{deep}'}"}'
f'{(lambda: 1)()}{x:=5}{y!=z}'
