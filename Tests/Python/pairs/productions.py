"""The grammar of expressions, as text.

A kind is followed by its productions, one a line: a weight, and what is written. A `~` after the weight marks
what needs parentheses before anything is attached to it. In a production

    «int»      is an expression of a kind, in a place where a comma or a bracket ends it,
    «(int)»    an operand, mostly in parentheses and sometimes left to the rules of precedence,
    «|int»     what a filter or a test may follow,
    «.int»     what a dot or a bracket may follow,
    «#int»     an expression without parts,
    «$int»     a name,
    «a/b»      one of several kinds (with all the marks above),
    «=+ - *»   one of the words.

Kinds: `int`, `float`, `str` (text or markup), `bool`, `ints`, `floats`, `words` (a list of `str`), `nested` (a
list of `ints`), `map` (text to `int`), `labels` (text to `str`), `person`, `people`, `tree`, `mixed`, `none`, and
`any`. The productions of `int!` are those of an `int` without parts. What is no kind is a part of others.
"""

PRODUCTIONS = r"""
any
    6 «str»
    4 «int»
    2 «float»
    3 «bool»
    2 «ints»
    2 «words»
    1 «floats»
    1 «map»
    1 «labels»
    1 «none»
    1 «mixed»
    1 «nested»
    1 «person»

int
    4~ «(int)» «=+ - *» «(int)»
    1~ «(int)»«=+ - *»«(int)»
    2~ «(int)» «=// %» «=2 3 -4 7»
    1~ «small» ** «=0 2 3»
    1~ «=- + -»«|int»
    2 «|str/ints/map/people»|«=length count»
    3 «|str/float/int»|int«=() (5) (default=-1) (0,16) (base=8)»
    1 «|str/float»|int
    1 «|int»|abs
    2 «|ints»|sum«=() (start=10)»
    1 people|sum(attribute='age')
    1 people|sum('age', 5)
    1 people|map(attribute='home.number')|sum
    2 («|ints» or [1])|«=first last max min»
    1 [«int», «int»]«=[0] [1] [-1]»
    1 «|str»|wordcount
    1 «.str».«=find count rfind»(«#str»)
    1 «.ints».count(«#int»)
    2 person.age
    1 person['home']['number']
    1 people|map(attribute="age")|list|first|d(0)
    1 «.map».get('«=a b z»', «#int»)
    1 namespace(a=1, b=n).b
    1 namespace(a=n)|attr('a')

int!
    1 «=0 1 2 3 7 10 42»
    1 «=1_000 0x1F 0b101 0o17»

float
    3~ «(float)» «=+ - *» «(float/int)»
    2~ «(float/int)» / «=2 3 0.5 -8 7»
    1~ «(float)» «=// %» «=2 0.75 -3»
    1~ -«|float»
    .3~ «small» ** «=-1 0.5 2.0»
    2 «|float»|round«=() (1) (2) (-1) (0,'ceil') (precision=3)»
    1 «|float»|round(2, «='floor' 'ceil' 'common'»)
    2 «|int/str»|float«=() (1.5) (default=-0.5)»
    1 «|float»|abs
    1 «|floats»|sum
    1 ([0.5] + «|floats»)|«=max min last»

float!
    1 «=0.5 1.0 2.25 1e3 1.5e-3 10.0 3.14159 12_3.5»

bool
    4~ «(int)» «compare» «(int/int/float)»
    2~ «(str)» «compare» «(str)»
    1~ «(any)» «=== !=» «(any)»
    1~ «small» «compare» «|int» «compare» «small»
    3~ «(bool)» «=and or» «(bool)»
    2~ not «(bool)»
    1~ «(int)» in «(ints)»
    1~ «(int)» not in «(ints)»
    1~ «(str)» in «(str/words/labels)»
    .5~ «(str)» not in «(str/words/labels)»
    7~ «|any» is «any_test»
    2~ «|any» is not «any_test»
    2~ «|int» is «=odd even divisibleby(2)»
    1~ «|int» is divisibleby 3
    1~ «|int» is not even
    2~ «|int» is «=gt ge lt le ne greaterthan lessthan»(«#int»)
    2~ «|str» is «=upper lower escaped string»
    2~ «lookup» is «=defined undefined»
    .5~ '«=upper nope»' is filter
    .5~ '«=odd nope»' is test
    1~ «lookup» is not defined
    1 «.str».«=startswith endswith»(«#str»)
    1 «.str».«=isdigit isalpha isupper islower isspace isalnum»()

bool!
    1 «=true false True False»

compare
    1 «=== != < > <= >=»

lookup
    1 «=missing person.nope person.name title map.zzz ints[9] people.0»

any_test
    6 «=none boolean true false integer float number string mapping iterable sequence defined escaped callable»
    1 sameas none
    1 sameas(true)
    1 eq(«#any»)
    1 equalto «!int»
    1 in(«ints/mixed/words»)
    1 ne «!str»
    1 none and true
    .5 none or not no

str
    4~ «|any» ~ «$str»
    2~ «$str» ~ «|any» ~ «|str»
    2~ «(str)» + «(str)»
    1~ «|str» * «small»
    2 «.str»[«slice»]
    1 ('ab' ~ «$str»)«=[0] [1] [-1] [-2]»
    14 «|str»|«text_filter»
    4 «|words/ints/floats/mixed»|join«=() (',') (d='<br>')»
    1 «|words/ints»|join(«str»)
    1 people|join(', ', attribute='name')
    .5 people|map(attribute='city')|join('/')
    .5 people|map(attribute='nick', default='?')|join(' ')
    .5 people|selectattr('nick')|map(attribute='nick')|join
    5 «.str».«text_method»
    3 «=person.name person['city'] person.home.street person['home']['street']»
    1 (people[0]|default(person)).name
    1 (people|last|d(person))['home'].street
    1 («|people» + [person])[0].name
    1 «.labels».get('«=id k x»', «#str»)|string
    2 «|any»|string
    2 «|any»|tojson«=() (indent=2)»
    2 «|any»|«=e escape forceescape»
    1 «|labels»|xmlattr«=() (false) (autospace=true)»
    1 «|int/int/float»|filesizeformat«=() (true) (binary=true)»
    .5 '%s-%s'|format(«any», «int»)
    .3 '%05d|%x'|format(«#int», 255)
    .3 '%.2f'|format(«float»)
    .3 '<%s>'|safe|format(«str»)
    .3 '%(a)s'|format(a=«str»)
    .3~ '%s: %s' % («str», «int»)
    .3~ '%d%%' % «$int»
    1 ([word] + «|words»)|«=first last max min»
    1 «|labels»|urlencode

str!
    3 «='' 'a' 'b' '<i>' 'é' 'haven' '-' '1' '2.5' '%s' '{{' '%}' '{#' '日本'»
    3 «="" "a" "<b>" "it's" "\n" "\t" "\u00e9" "\x41" "q\"q" "\\" "}}"»
    1 'x & y'
    1 ', '
    1 " "
    1 "A b"

text_filter
    2 upper
    2 lower
    2 title
    2 capitalize
    2 trim«=() ('ab') (chars='<>')»
    3 «=escape e forceescape safe striptags string reverse»
    2 center«=() (12) (width=7)»
    2 replace(«#str», «#str»)
    1 replace('a', 'o', 1)
    1 replace('e', '<e>', count=2)
    3 truncate(«=5 8 12»«=, ,true ,false ,true,leeway=0 ,end=''»)
    1 truncate(length=10, killwords=true, end='…', leeway=1)
    1 truncate
    2 indent«=() (2) (2,true) (1,blank=true)»
    1 indent(width='> ', first=true)
    2 wordwrap«=(8) (5,false) (6,wrapstring='|') (10,break_on_hyphens=false)»
    2 urlencode
    1 tojson
    1 list|join('.')
    1 batch(3)|map('join')|join('/')
    1 default('z')
    1 default(«#str», true)
    1 upper|lower
    1 e|upper
    1 safe|title

text_method
    3 «=upper lower title capitalize swapcase casefold»()
    4 «=strip lstrip rstrip»()
    2 «=strip lstrip rstrip»('«=ab< h n>»')
    2 replace(«#str», «#str»)
    1 replace('a', '', 1)
    1 join(«words»)
    1 split()|join('+')
    1 split(' ')|last
    1 split(',', 1)|first
    1 rsplit(' ', 1)|first
    1 splitlines()|join('|')
    1 removeprefix('h')
    1 removesuffix('n')
    1 zfill(5)
    1 ljust(6)
    1 rjust(6, '.')
    1 center(8, '*')
    1 partition('a')|join('_')

ints
    1 []
    2 [«int»]
    2 [«int», «int», «#int»]
    2 range(«small»)|list
    1 range(«=1,4 5,0,-2 n%5»)|list
    2~ «(ints)» + «(ints)»
    1~ «|ints» * «=0 1 2 3»
    2 «.ints»[«slice»]
    3 «|ints»|sort«=() (true) (reverse=true)»
    4 «|ints»|«ints_filter»|list
    1 «|words»|map('length')|list
    1 people|map(attribute='age')|«=list sort»
    1 people|map(attribute='age')|unique|list
    1 «|nested»|sum(start=[])
    1 «|map»|dictsort|map('last')|list
    1 «.map».values()|list

ints_filter
    3 «=reverse unique list select reject map('abs') select('odd')»
    1 «=reject('gt',3) select('divisibleby',3)»
    1 select('in', [1, 2])

ints!
    1 []
    2 [1, 2, 3]
    2 [5, -1, 5]
    2 range(3)|list
    2 [n, m]
    1 [2,]

floats!
    1 [0.5, 1.5]
    1 [f, g]
    1 [1.0]

words
    1 [«str»]
    2 [«str», «str», «#str»]
    1~ «(words)» + «(words)»
    1 «.words»[«slice»]
    3 «|words»|sort«=() (case_sensitive=true) (true,true)»
    4 «|words»|«words_filter»|list
    3 «.str».«=split() splitlines() split('a') splitlines(true)»
    1 «|str»|list
    2 «|map»|«=list dictsort|map('first')|list items|map('first')|list»
    1 «.map».keys()|list
    1 people|map(attribute='name')|list
    1 people|sort(attribute='«=city age,name home.number»')|map(attribute='name')|list
    1 people|selectattr('age', 'gt', 30)|map(attribute='name')|list
    1 people|rejectattr('nick', 'none')|map(attribute='nick')|list
    1 people|groupby('city')|map(attribute='grouper')|list
    1 people|unique(attribute='city')|map(attribute='name')|list
    1 people|groupby('city')|map('first')|list

words_filter
    2 «=reverse unique unique(true) unique(case_sensitive=true)»
    2 «=map('upper') map('truncate',4) map('default','x',true) map('replace','a','<') map('e')»
    1 select('in', words)
    1 reject('equalto', word)
    1 select('string')
    1 map('trim')|select

words!
    1 []
    2 ['b', 'A', 'c']
    2 [title, word]
    2 ["<i>", safe]
    2 text.split()

nested
    1 [«ints», «ints»]
    2 «|ints»|«=batch(2) batch(3,0) slice(2) slice(3,0) batch(linecount=2,fill_with=none)»|list
    2 «|map»|dictsort«=() (true) (by='value') (false,'key',true)»
    1 «|map»|items|list
    1 «.map».items()|list
    2 «|nested»|«=map('sum') map('length') map('join','-') sort map(attribute=0,default=0)»|list

nested!
    1 [[1], [2, 3]]
    1 [[], ints]
    1 [(1, 2), (3, 4)]|map('list')|list

map
    2 {'a': «int», «$str»: «int»}
    1 dict(a=«int», b=2)
    1 dict(«|map», z=9)
    1 dict(«.map».items())

map!
    2 {"a": 1, "b": 2}
    1 {}
    2 {word: n}
    1 dict(a=1, b=n)
    1 {"x": 1,}

labels
    1 {'id': «str», 'title': «str», 'none': none}
    1 dict(labels, extra=«str»)

labels!
    1 {"k": "v"}
    1 {'t': title}
    1 {"id": 1, "none": none}

people
    2 people|«=selectattr('nick') rejectattr('tags') reverse selectattr('city','equalto','Berlin')»|list
    1 people|selectattr('home.number', 'gt', 2)|list
    2 people|sort(«=attribute='name' true,attribute='age' attribute='home.street'»)
    1 people[«slice»]
    1~ people + [person]

mixed
    2 [«any», «any»]
    1 («any», «any»)
    1 [{'k': «any»}]
    1~ [«any»] + «|mixed»|list

mixed!
    1 [1, 'a', none]
    1 (1, 'a')
    1 (2.5,)
    1 [[1, ['x']], {'k': (1, 2)}]
    1 ()

none!
    1 «=none None»

small
    1 «=0 1 2 3 4 5 count»

slice
    1 «=: 1: :2 -2: :-1 1:3 count: :count»
    1 «=::2 ::-1 3:0:-1 ::-2 1::2 -1::-1 :2:1»

undefined
    4 «=missing person.nope map['nope'] words[99] title[99] missing.deep nothing.x missing() missing|upper»
    2 «=ints[:0]|first words[:0]|last missing[0] labels.nope.deep n.nope people[0].nope -missing title.nope»
    2~ missing «=+ == in ~ < and» [1]
    1 (1 if false)
    1~ 1 in missing
    1~ ints|max - ints[:0]|max

runtime
    3 «=(1/0) (7//0) (n%0) 5|length none|list word() mixed|sum people|sum 'a'|round none|first 5|join (-'a')»
    2 «=words|sum 'x'|abs title.upper(1) range() ints[none] {ints:1} [1]|sort(bogus=1)»
    1~ 1 «=+ in <» «='a' none {} (1,)»
    1~ 'a' «=- < * /» «='b' none»
    1~ '%d' % 'x'
    1~ '%s %s' % 'x'
    1 [1, 'a', none]|sort
    1~ 1 is divisibleby 0
    1~ [3] * 1.5
    1~ [1] + (1,)
    1~ {} + {}
"""
