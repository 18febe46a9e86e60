"""Ordinary English of customer service and retail, one form of each word.

Frequent words were counted in public question sets and completed by hand. Only words that stand
here in lower case, or in a regular form of them, are never taken for names unannounced.
"""

COMMON = frozenset(
    """
able about above abroad absolutely abuse accent accept acceptable access according account acct
accurate across action activate activation active activity actual add additional addr address
admitted adv advance advice advise adviser advisor aerial affect afford afraid after afternoon
again against age agent ago agreed agricultural ahead aint air airlines airport alarm alcohol alert
alexa all allergic allergy allow allowance almost alone along aloud already alright also
alternatives always am amazon amber ambulance amex amount an and android angel angry animal
anniversary annoyance annoyed annual another answer anxious any anybody anymore anyone anything
anywhere apart apartment apologised apology app apparently appeal appear apple applicant
application apply appointee appointment approve appt apr april apt are area argh argued armchair
around arrive art as asap ask assist assistance assistant associated asthma asylum at ate atm
attempt attn aug august aunt authorisation authorised authority authorization authorize autism
autistic auto automatic automatically autumn available avenue average aw aware away aww baby back
backpack bad bag baker balance bamboo banana bank bankruptcy banned bar barcode base basic
basically basil basket batch bath battery bc be because become bed beef been beer before began
beginning behalf behind beige being believe below belt beneficiary benefit bereaved bereavement
berry best better between beyond bic bicycle big bigger bike bill bin bingo bird birth birthday
biscuit bit black blanket bleeding blender blind block blouse blue boarding body boiler bolts book
bookcase boot bored born borrower boss bot both bottle bought bowl box bracelet branch brand brass
bread breakfast breaking bring broke broken bronze brother brought brown bruise btw buddy budget
build builder bulb bulk bundle bunny burger burnt bus business busy but butter button buy buyer by
bye cabin cabinet cable cake calculator calendar call caller calorie came camera can cancel
cancellation cancer candle candy cannot cant cap capacity capital car carafe card cardigan care
career careful carer carol carpet carrier carry cart case cash casserole cat caught cause cc
cellular certain certificate chair chance change charge charger charity chase chat chatbot cheaper
cheapest check checkout cheers cheese chemicals cheque cherry chicken child childcare children chip
chocolate choice choose chose chosen christmas chuffed church circumstances citizen city civil
claim class cleaner cleaning clear clearance clerk client cliff clinic close closest coat code
coffee coin cold collar collateral colleague collect collection college color colour come
commercial commit common community company compensation complained complaints complete component
condition confident confirm confirmation confused connect connection connectivity consent
conservation considered console contact contactless containing content continue contract
contributions controlled conversation convert cook cool cooperative coordinates copper copy corp
corporation correct cos cost cot cotton could council count country county couple coupon courier
course court courtesy cousin cover coverage coz crack cream crease create credit crew cried
criteria cross crying crystal cs cup curious currency current curtain cushion cust customer custs
cut cuz cvv cx cyprus dad daisy dale damage darling data database date daughter dawn day db dead
deadline deaf deal dean dear death debit debt dec december decide decision declared decline
deducted deduction deets default defect define definitely defo degree del delay delete delighted
delivered delivery dementia denied dent department dependent depends deposit depot depression
description design designated desk destination destiny destroyed details development device diamond
dice dictated did didnt die died difference different digital dinner direct disability disabled
disappeared disappointed disaster discharge disconnect discount discover discretion dishwasher
dispatch disposable dispute diwali dm do dob doctor document doesnt dog doing doll dollar domestic
done dont donuts doo door doorstep double dough down downtown dozen draft drawer dress drew drily
drive driven driver drop dropoff drove dryer due duke dunno duplicate during duty duvet each ean
earbuds earlier early earn earnings earring east easter easy eat eaten ebay economic economy edit
education educational egg eh eid eight eighteen eighty either electric electrical electrician
electricity electronic eleven eligibility eligible else elsewhere email embassy emergency empathy
employed employee employer employment empty enabled enamel end energy engineer enough enrolled
ensure entered entire entitled entry equipment er erm error estate euros eve even event eventually
ever every everybody everyone everything evidence exact example except exception exchange exempt
existing expect expense expensive experience expiration expire explain export express ext extend
extension extra extremely fabric facebook facilities facing fact factory fade failed failing fair
fairness faith fallen false family fan faq far farm fast faster father fault faulty feature feb
february federal fee feel feet fell felt female few ffs fiat field fifteen fifth fifty figure file
fill final financed financial financing find fine finish fire first fish fit five fix flat fleece
flight flip flood floor flowers folks follow food foot for forecast foreign forename forest forget
forgot forgotten fork form forth fortnight fortunately forty found four fourteen fourth frame frank
fraud fraudulent free freeze freezer fri friday fridge friend from froze frozen frustrated fuel
full fuming fun function fund funeral funny furious further future fwd fyi gain gallon game gap
garage garden garlic gas gate gave general gents gesture get gift gimme ginger give given glad
glass glen glove gmail go gobsmacked going gold gone gonna good goodbye goodwill google got gotta
gotten government gps grace gram gran grandad grandfather grandma grandmother grant grapes grateful
gray great greek green grew grey grocery group growing grown grumble guarantee guess guest guide
gutted guy had haha hahaha half halloween hand handled handling hanukkah happen happy hard harmony
has hat have he headboard headgear headphone heads health healthy hear heard heater heath heather
heavy heel held hello helmet help hem her here hes hey hi hid hidden high higher hill him hinge
history hiya hmm hmrc hob hobbies hold hole holiday holly home homeowner honest honey hood hoodie
hope horse hose hospital hot hotel hour house household how howdy however hows hr human hundred
hurricane hurt husband iban id idea identify identity idk if ill im immediately imo impatient
important improve improvements in inc inch include income incorrect increase independent individual
induction info inform information ingredients inherit injured injury inside insisted instagram
instead institution instructions insurance interest intermediary international internet into
invoice involved iphone iris iron is isnt issue it item ive ivy jack jacket jade jan january jar
jeans job joke joy jug july jump jumper june just keep kept kerb kettle keyboard keywords kid kilo
kind kindness king kitten klarna knew knife know knowledge known label lace lady lake lamb lamp
lance land landlord lane language laptop large larger las last late later latest laundry law lead
leak learn least leather leave led leeway left legal legging lemme lemon less let letter letterbox
level library licence licensed lid life light like lily limit line linen link list listen liter
literally litre little live livid llc lmao loan local locate location locked log logbook login
logistics lol long longer look lord lorry lose loss lost lot love low lower loyalty ltd luggage
lump lunch lunchtime luxury lvl machine mad madam made mail main maintenance major make male man
manager mandatory manual many mar march marijuana mark market marriage married mastercard match
mate material maternity matter mattress max maximum may maybe me meal mean meant medical meet meh
melody member mention merchant message met meter method metre mgr microwave midnight might mile
mileage military milk million min mind mine minimum minute mirror miss mistake misty mixer moaned
mobile mode model modem modify mom moment mon monday money month more morning mortgage most mother
mould mouse move msg mth much mug multiple mum must my myself nah name nan nanny nappy national
navy near nearest necessary necklace need neighbour neither nephew network never new next ngl nhs
nice niece night nine nineteen ninety no nobody noel non none noon nope nor norm normal north not
note nothing notice nov november now nowhere number nurse oak obligations obtain obviously oct
october of off offer office official often oil ok okay old older olive omfg omg on once one onion
online only onto oops open operating option or orange order organisation organization original
other otherwise ounce our out outlook outside oven over overcharged overdue overpaid overseas owe
owed own owner package packing page paid pair pan panel paper parcel parent park part partial
partner partnership party pass passcode passenger password past pasta pat patience patient pattern
pause pavement pay paycheck payment paypal pc pdf pearl penalty pending penny pension pensioner
people pepper per percent percentage perform period permanently permission person personal pet
phone photo physical pick pickup picture pieces pierce pillow pin pine pink pizza pkg place plainly
plan plant plate platinum play playlist playstation please pls plug plumber plus plz pm po pocket
point police policy poor porch pork portable possible post postage postman pot pound practice
praised pram prawn prefer preference pregnant premium present pressure pretty previous price
primary prince princess principle printer prison privacy private prob problem probs procedure
process product professional profile profit program programme progress promise promo proof properly
property protect protection protective prove provide provider prudence pto public pull puppy
purchase purple purpose purse push put puzzle pyjama qty qualification qualify quality queen
question quick quiet quite radiator rain raise ramadan ran rang range rate rather ray rd re reach
reactivate read ready real realize reason reasonable recall receipt receive recent receptionist
recipe recipient recognise recognize recommendations reconsideration record red redeem reduced reed
ref refer reference refill refugee refund refused regarding regards register registration regular
rejected related relative relief remaining remember remind reminder remote remove rent rental
renter repair repay repeat replace replacement reply report representative request require
requirements research reservation reserve reset reship reside residence resident resolve resources
respond response responsible rest restaurant restocking restrictions retail retired return reveal
reverse revert review reward rice rich ridden ride right ring rip risk river rn road roaming rob
robin robot rode role roll rollover room rose round router routing ruby rude rug rules run rust
rusty sad safe safety sage said saint salad salary sale salt same samsung sandal sandy sat saturday
save savings saw say scampi scarf schedule scheme school score scratch screen screw scuff seal
search seat second section secure security see seem seen self sell seller send sent sentence sept
september serve service session set seven seventeen seventy several shall share she shed sheep
sheets shelf shes shipping shirt shoe shop shopper short shot should shouted show shower shown
shrimp shrink sick side sideboard sign signal signature silence silly silver since single sink sir
siri sister site situation six sixteen sixty size skateboard skip skirt sku sky slack sleeve slip
slot slow small smart smell sms sneaker snow so social sock sofa sold sole solicitor solve some
somebody someone something son song sonny sony soon sorry sorted soup source south soz spare speak
speaker special specific speed spell spend spent spoke spoken sponsor spoon sports spouse spring
square ssn st staff stain standard star start state statement station status stay steak steakhouse
step still stillborn stock stole stolen stone stood stop storage store storm story stovetop
straight strange street strength stressed strike stroke stuck student study style subject submit
subscription substances such sue suffered sugar suggest suggestion suicidal suicide suit suitable
suitcase suite sum summer sun sunday sunglasses sunny super supervisor supper supplier support
supposed sure surgery surname sushi suspended suspension suspicious sustained swap sweater switch
swollen swore sympathy system ta table tablet take taken talk tank tap target taught tax taxable
tbh tea teacher teal team tear tearful teatime technical technician telephone tell temperature ten
tenant tent term test text th than thank thanksgiving that thats the their them then there theres
thermostat these they theyre thing think third thirteen thirty this tho those though thought
threatened three threshold threw through throw thrown thu thur thurs thursday thx tie tiers time
timer timezone tire title tmr tmrw to toaster tobacco today toddler todo together toggle told tomo
tomorrow tone tonight too took tool top tore torn total touchpoints towards towel town toy track
traffic tragically trainer training transaction transfer translate travel tray treatment trinity
trip trivia trouble trouser truck true trust try tue tues tuesday turn tv twelve twenty twice
twitter two txt ty type ugh uh um umm unable unauthorized unblock uncle under understand
unfortunately unhappy union unit university unless unpaid unsure until up upcoming update upgrade
upload upon upset ur urgent usage usb use used user username using usually utility vacation vacuum
valid value van vase vat vehicle velvet verification verify very veteran via victor video view
violence violet vip virtual visa visit visitor vodka voice volume voluntary voucher wade wage wait
wall wallet walnut wanna want ward wardrobe warehouse warranty was wash washer wasnt watch water
way we wear weather website wed wedding wednesday week weekend weight welcome well went were west
what whatever whats whatsapp whatsoever wheelchair when whenever where wherever whether which
whichever while whisky whisper white who whoever whole whose why widow widower wife wifi will wind
window wine winter wireless wish with withdraw withdrawal withdrawn withdrew within without wk
wobble wobbly woke woken woman won wonder wont wood woody wool word wore work worker workshop
worktop worn worried worth would wow wrinkle write written wrong wrote xbox xmas xx xxx yard yday
yeah year yellow yep yes yesterday yet you young your youre yourself yr yup zero zip zone zoo
""".split()
)
